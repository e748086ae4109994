import re

from playwright.sync_api import expect

DRAFTS = """
from datetime import date
from django.utils import timezone
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency, User
from gongkai.records.publishing.actions.draft import begin
drafter = Actor(User.objects.get(username="zhujian.drafter"), timezone.now())
for title in ("第一件", "第二件"):
    fields = {"title": title, "made_on": date(2026, 9, 28)}
    begin(drafter, Agency.objects.get(code="zhujian"), fields)
"""


def test_single_keys_walk_the_lists_and_can_be_switched_off(visitor, site):
    site.run(DRAFTS)
    drafter = visitor().log_in("zhujian.drafter")
    page = drafter.page
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url(re.compile("/desk/documents/"))
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="第二件")).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="第一件")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("第二件")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("gt")  # in a field, keys are letters
    expect(page.get_by_role("searchbox")).to_have_value("gt")
    page.get_by_role("link", name="关闭快捷键").click()
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page.get_by_role("heading", level=1)).to_have_text("第二件")
    drafter.check()


def test_the_whole_draft_is_written_by_keyboard_alone(visitor):
    drafter = visitor().log_in("zhujian.drafter")
    page = drafter.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="新建信息").focus()
    page.keyboard.press("Enter")
    page.locator("main").get_by_label("标题").focus()
    page.keyboard.type("用键盘写的")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("用键盘写的")


def test_elder_mode_is_remembered_and_loses_nothing(visitor):
    citizen = visitor("phone").goto("/")
    citizen.page.get_by_role("link", name="长辈版").click()
    expect(citizen.page.locator("html.elder")).to_have_count(1)
    citizen.check()
    citizen.goto("/content/")
    expect(citizen.page.locator("html.elder")).to_have_count(1)
    citizen.page.get_by_role("link", name="返回标准版").click()
    expect(citizen.page.locator("html.elder")).to_have_count(0)


def test_everything_of_the_portal_is_there_without_scripts(visitor):
    citizen = visitor(java_script_enabled=False).goto("/")
    citizen.page.get_by_role("link", name="机关", exact=True).click()
    citizen.page.get_by_role("link", name="示例市公安局").click()
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text("示例市公安局")
    citizen.page.get_by_role("button", name="English").click()
    expect(citizen.page.locator("html")).to_have_attribute("lang", "en")
