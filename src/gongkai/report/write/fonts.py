"""The faces that PDF and OFD embed: an agency's own where it installed them, else Noto SC.

GB/T 9704-2012 asks for faces that may not be given away (方正小标宋, 仿宋_GB2312 …). An agency that
has them puts their files in a folder; each part of a report takes the first of its faces that the
folder holds, and Noto Serif SC or Noto Sans SC for every character that it lacks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from gongkai.report.write.errors import UnwritableError
from gongkai.report.write.libraries import require_libraries

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


class Face(StrEnum):
    """What a face is for; the value is its key in the typesetting data."""

    TITLE = "title"
    SECTION = "section"
    SUBSECTION = "subsection"
    BODY = "body"
    TABLE = "table"


_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"
_SONG = ("SimSun", "宋体", "STSong", "FandolSong")
_FANGSONG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R")
_KAI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai")
_HEI = ("SimHei", "黑体", "STHeiti", "FandolHei")
_BIAOSONG = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK")
# Each part's faces, best first; the last one is what is always there.
_WANTED: Mapping[Face, tuple[tuple[str, ...], str]] = {
    Face.TITLE: (_BIAOSONG, _SERIF),
    Face.SECTION: (_HEI, _SANS),
    Face.SUBSECTION: (_KAI, _SERIF),
    Face.BODY: (_FANGSONG, _SERIF),
    Face.TABLE: (_SONG, _SERIF),
}


@dataclass(frozen=True)
class FontFile:
    """One face in a font file: its family, its file, its index in a collection."""

    family: str
    path: Path
    index: int

    @cached_property
    def face(self) -> Any:
        """The face as HarfBuzz opens it."""
        import uharfbuzz

        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def name(self) -> str:
        """The face's PostScript name, by which a PDF calls it."""
        import uharfbuzz

        name: str = self.face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
        return name

    @cached_property
    def _measure(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(self.face)

    def advance(self, character: str) -> float | None:
        """How wide a character is, in its own height; None for one that the face lacks."""
        glyph = self._measure.get_nominal_glyph(ord(character))
        if glyph is None:
            return None
        width: int = self._measure.get_glyph_h_advance(glyph)
        return width / int(self.face.upem)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the face draws."""
        return frozenset(self.face.unicodes)


@dataclass(frozen=True, eq=False)
class FontSet:
    """The faces of each part, best first; kept for all reports that use the same folder."""

    folders: tuple[Path, ...]
    faces: Mapping[Face, tuple[FontFile, ...]]
    typeset: Any  # typst.Fonts: what the typesetter searched the folders for

    def families(self) -> Mapping[str, Sequence[str]]:
        """Names of the families of each part, for the typesetter."""
        return {str(face): [file.family for file in files] for face, files in self.faces.items()}

    @cached_property
    def files(self) -> tuple[FontFile, ...]:
        """Every file in use, once."""
        return tuple(dict.fromkeys(file for files in self.faces.values() for file in files))

    def named(self, name: str) -> FontFile:
        """Give the file of a face by its PostScript name.

        Raises KeyError for a face that the report's parts do not use.
        """
        return {file.name: file for file in self.files}[name]

    def width(self, face: Face, text: str) -> float:
        """How wide a text is on one line, in its own height."""
        return sum(map(partial(_advance, self.faces[face]), text))

    def require(self, face: Face, text: str, where: tuple[str, str]) -> None:
        """Raise UnwritableError (no_glyph) for a character of the text that no face draws."""
        drawn = self._drawn[face]
        if not drawn.issuperset(text):
            missing = next(character for character in text if character not in drawn)
            raise _no_glyph(missing, where, [file.family for file in self.faces[face]])

    @cached_property
    def _drawn(self) -> Mapping[Face, frozenset[str]]:
        """The characters that may stand in each part; parts of the same faces share one set."""
        sets = {
            files: frozenset("\n").union(*({chr(c) for c in file.characters} for file in files))
            for files in set(self.faces.values())
        }
        return {face: sets[files] for face, files in self.faces.items()}


@lru_cache(maxsize=4096)
def _advance(files: tuple[FontFile, ...], character: str) -> float:
    return next((width for file in files if (width := file.advance(character)) is not None), 1.0)


def _no_glyph(character: str, where: tuple[str, str], families: Iterable[str]) -> UnwritableError:
    name = f"U+{ord(character):04X}"
    shown = character if character.isprintable() else ""
    zh, en = where
    if not shown:
        return UnwritableError(
            "bad_character",
            f"{zh}中有看不见的字符（{name}），多半是从网页粘贴来的，请删去后再写。",
            f"There is an invisible character ({name}) in {en}, pasted from a web page perhaps; "
            "remove it and write again.",
        )
    return UnwritableError(
        "no_glyph",
        f"{zh}中的“{shown}”（{name}）在现有字体（{'、'.join(families)}）中没有字形，"
        "请把含有该字的字体文件放进字体文件夹（--fonts），或改用其他字。",
        f"No font at hand ({', '.join(families)}) draws “{shown}” ({name}) in {en}; put a font "
        "that has it in the font folder (--fonts), or use another character.",
    )


@lru_cache(maxsize=8)
def font_set(folder: Path | None = None) -> FontSet:
    """Give the faces to write with; `folder` holds an agency's own font files.

    Raises UnwritableError: no_library; no_font where the folder is none or holds no sound font.
    """
    require_libraries("typst", "uharfbuzz", "pylopdf_fonts_zh_cn")
    import pylopdf_fonts_zh_cn
    import typst

    own = Path(pylopdf_fonts_zh_cn.__file__).parent
    folders = (own,) if folder is None else (_checked(folder), own)
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(each) for each in folders],
    )
    infos = [(info, Path(info.path)) for info in found.fonts() if info.path is not None]
    if folder is not None and not any(path.is_relative_to(folder) for _, path in infos):
        raise UnwritableError(
            "no_font",
            f"字体文件夹“{folder}”里的字体文件都打不开，请换成完好的字体文件。",
            f"No font file in '{folder}' can be opened; put sound ones there.",
        )
    files: dict[str, FontFile] = {}
    for info, path in sorted(infos, key=lambda each: abs(each[0].weight - 400)):
        files.setdefault(info.family, FontFile(info.family, path, info.index))
    return FontSet(folders, {face: _chosen(face, files) for face in Face}, found)


def _chosen(face: Face, files: Mapping[str, FontFile]) -> tuple[FontFile, ...]:
    """The best of the wanted faces that is there, then what is always there, then all others."""
    wanted, always = _WANTED[face]
    first = next((files[name] for name in wanted if name in files), None)
    rest = [file for name, file in files.items() if name not in (always, first and first.family)]
    known = {name for names, last in _WANTED.values() for name in (*names, last)}
    others = [file for file in rest if file.family not in known]
    chosen = ([first] if first else []) + [files[always]] + others
    return tuple(chosen)


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnwritableError(
            "no_font",
            f"“{folder}”不存在或不是文件夹，请检查字体文件夹的路径。",
            f"'{folder}' is not there or no folder; check the path of the font folder.",
        )
    if not any(path.suffix.lower() in _SUFFIXES for path in folder.rglob("*")):
        raise UnwritableError(
            "no_font",
            f"字体文件夹“{folder}”里没有字体文件（{'、'.join(_SUFFIXES)}），请检查路径。",
            f"The folder '{folder}' holds no font file ({', '.join(_SUFFIXES)}); check the path.",
        )
    return folder
