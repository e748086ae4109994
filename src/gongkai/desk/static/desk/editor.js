// Rich text in place of a field of HTML: the field keeps the text, so that forms work as before.
import {
  Editor, Document, Paragraph, Text, HardBreak, Heading, Bold, Italic, Underline, BulletList,
  OrderedList, ListItem, Blockquote, Table, TableRow, TableCell, TableHeader, Link, History,
  Gapcursor,
} from "../django_prose_editor/editor.js";

const extensions = [
  Document, Paragraph, Text, HardBreak, Heading.configure({ levels: [2, 3, 4] }), Bold, Italic,
  Underline, BulletList, OrderedList, ListItem, Blockquote, Table, TableRow, TableCell,
  TableHeader, Link, History, Gapcursor,
];

const acts = {
  h2: (chain) => chain.toggleHeading({ level: 2 }),
  h3: (chain) => chain.toggleHeading({ level: 3 }),
  bold: (chain) => chain.toggleBold(),
  underline: (chain) => chain.toggleUnderline(),
  ul: (chain) => chain.toggleBulletList(),
  ol: (chain) => chain.toggleOrderedList(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  row: (chain) => chain.addRowAfter(),
  column: (chain) => chain.addColumnAfter(),
  "no-table": (chain) => chain.deleteTable(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};
const active = {
  h2: ["heading", { level: 2 }],
  h3: ["heading", { level: 3 }],
  bold: ["bold"],
  underline: ["underline"],
  ul: ["bulletList"],
  ol: ["orderedList"],
};

document.querySelectorAll("[data-editor]").forEach((holder) => {
  const field = holder.querySelector("textarea");
  const bar = holder.querySelector("[data-editor-bar]");
  const label = document.querySelector(`label[for="${field.id}"]`);
  const place = document.createElement("div");
  place.className = "editor prose";
  field.after(place);

  const editor = new Editor({
    element: place,
    extensions,
    content: field.value,
    injectCSS: false, // the page's policy forbids styles in line
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label ? label.textContent.trim() : "",
        ...(field.getAttribute("aria-describedby")
          ? { "aria-describedby": field.getAttribute("aria-describedby") }
          : {}),
      },
    },
    onUpdate: () => {
      field.value = editor.isEmpty ? "" : editor.getHTML();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onTransaction: () => {
      bar.querySelectorAll("button").forEach((button) => {
        const state = active[button.value];
        if (state) button.setAttribute("aria-pressed", editor.isActive(...state));
      });
    },
  });
  field.hidden = true;
  bar.hidden = false;
  if (label) label.addEventListener("click", () => editor.commands.focus());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) acts[button.value](editor.chain().focus()).run();
  });
});
