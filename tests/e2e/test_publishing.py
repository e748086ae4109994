import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD

TITLE = "示例市既有住宅加装电梯管理办法"


def write(page, text):
    """Write into the editor, as an officer does."""
    editor = page.get_by_role("textbox", name=re.compile("正文"))
    editor.click()
    page.keyboard.insert_text(text)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_document_from_draft_to_public_and_withdrawn(visitor, width):
    drafter = visitor(width).log_in("zhujian.drafter")
    page = drafter.page
    drafter.check()
    page.get_by_role("link", name="新建信息").click()
    drafter.check()
    page.locator("main").get_by_label("标题").fill(TITLE)
    page.get_by_role("button", name="保存草稿").click()
    drafter.check()
    page.get_by_role("link", name="修改").click()
    page.locator("main").get_by_label("成文日期").fill("2026-09-28")
    page.locator("main").get_by_label("法定主动公开内容").select_option("1")
    write(page, "第一条　为规范加装电梯，制定本办法。")
    page.get_by_role("button", name="保存草稿").click()
    page.get_by_role("button", name="提交审查").click()
    expect(page.get_by_text("公开审查").first).to_be_visible()
    address = page.url.removeprefix(drafter.url)

    reviewer = visitor(width).log_in("zhujian.reviewer")
    reviewer.check()
    reviewer.goto(address).page.get_by_text("退回修改").first.click()
    reviewer.page.locator("main").get_by_label("原因").fill("请补充施行日期")
    reviewer.page.get_by_role("button", name="退回修改").click()
    reviewer.check()

    drafter.goto(address)
    expect(page.get_by_text("请补充施行日期")).to_be_visible()
    page.get_by_role("link", name="修改").click()
    page.locator("main").get_by_label("施行日期").fill("2026-11-01")
    page.get_by_role("button", name="保存草稿").click()
    page.get_by_role("button", name="提交审查").click()

    reviewer.goto(address).page.locator("main").get_by_label("结论").fill("同意主动公开")
    reviewer.page.get_by_role("button", name="公开审查通过").click()
    secrecy = visitor(width).log_in("zhujian.secrecy_reviewer").goto(address)
    secrecy.page.locator("main").get_by_label("结论").fill("不涉密")
    secrecy.page.locator("main").get_by_label("依据").fill("经核对，不含国家秘密")
    secrecy.page.get_by_role("button", name="保密审查通过").click()
    head = visitor(width).log_in("zhujian.head").goto(address)
    head.page.get_by_role("button", name="批准").click()
    head.check()

    citizen = visitor(width).goto("/")
    citizen.check()
    citizen.page.get_by_role("link", name=TITLE).click()
    citizen.check()
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    public = citizen.page.url.removeprefix(citizen.url)

    head.page.get_by_text("撤回", exact=True).first.click()
    head.page.locator("main").get_by_label("撤回的原因").fill("附件有误")
    head.page.get_by_role("button", name="撤回").click()
    citizen.goto(public)
    expect(citizen.page.get_by_text("附件有误")).to_be_visible()
    expect(citizen.page.get_by_text("第一条")).to_have_count(0)
    citizen.check()


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_gap_of_the_catalogue_is_one_click_from_the_draft_that_fills_it(visitor, width):
    publisher = visitor(width).log_in("zhujian.publisher")
    page = publisher.page
    page.get_by_role("link", name="公开目录").click()
    publisher.check()
    page.get_by_role("link", name="示例市住房和城乡建设局", exact=True).click()
    page.get_by_role("button", name="按条例生成").click()
    publisher.check()
    page.get_by_role("link", name=re.compile("设置.*统计信息")).click()
    publisher.check()
    page.locator("main").get_by_label("责任科室").fill("办公室")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("main").get_by_text("办公室")).to_be_visible()

    drafter = visitor(width).log_in("zhujian.drafter").goto("/desk/obligations/zhujian/")
    drafter.page.get_by_role("link", name=re.compile("去起草.*统计信息")).click()
    expect(drafter.page.locator("main").get_by_label("法定主动公开内容")).to_have_value("4")
    drafter.check()


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_reading_place_is_kept_and_told_to_the_public(visitor, width):
    publisher = visitor(width).log_in("zhujian.publisher")
    page = publisher.goto("/desk/places/zhujian/").page
    publisher.check()
    page.get_by_role("link", name="新增场所").click()
    form = page.locator("main")
    form.get_by_label("名称").fill("示例市图书馆")
    form.get_by_label("地址").fill("示例路1号")
    form.get_by_label("启用日期").fill("2020-01-01")
    page.get_by_role("button", name="保存").click()
    publisher.check()  # the hours are missing: told, and nothing typed is lost
    expect(form.get_by_label("名称")).to_have_value("示例市图书馆")
    form.get_by_label("开放时间").fill("周二至周日 9:00—17:00")
    page.get_by_role("button", name="保存").click()
    publisher.check()
    citizen = visitor(width).goto("/agencies/zhujian/")
    expect(citizen.page.get_by_text("示例市图书馆")).to_be_visible()
    citizen.check()


def test_filters_are_kept_under_a_name(visitor):
    drafter = visitor().log_in("zhujian.drafter")
    page = drafter.goto("/desk/documents/?state=draft").page
    page.get_by_label("视图名称").fill("我的草稿")
    page.get_by_role("button", name="保存为我的视图").click()
    expect(page.get_by_role("link", name="我的草稿")).to_be_visible()
    drafter.check()
    page.get_by_role("button", name="删去视图 我的草稿").click()
    expect(page.get_by_role("link", name="我的草稿")).to_have_count(0)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_personal_data_is_shown_in_its_place_and_masked(visitor, width):
    drafter = visitor(width).log_in("zhujian.drafter")
    page = drafter.goto("/desk/documents/new/").page
    form = page.locator("main")
    form.get_by_label("标题").fill("关于发放补贴的公告")
    form.get_by_label("成文日期").fill("2026-09-28")
    form.get_by_label("法定主动公开内容").select_option("11")
    write(page, "申请人张建国，手机13812345678，已领取补贴。")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.locator("mark").first).to_be_visible()
    drafter.check()
    page.get_by_role("button", name="提交审查").click()
    expect(page.get_by_role("alert")).to_contain_text("须处理")
    drafter.check()
    page.go_back()
    page.get_by_role("button", name="遮盖查到的个人信息").click()
    expect(page.locator(".prose")).to_contain_text("138****5678")
    page.get_by_role("button", name="提交审查").click()
    expect(page.get_by_text("公开审查").first).to_be_visible()
    drafter.check()


def test_the_editor_keeps_headings_and_tables_and_works_without_scripts(visitor):
    drafter = visitor().log_in("zhujian.drafter")
    page = drafter.goto("/desk/documents/new/").page
    page.locator("main").get_by_label("标题", exact=True).fill("有表格的")
    write(page, "第一部分")
    page.get_by_role("button", name="标题一").click()
    expect(page.get_by_role("button", name="标题一")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="插入表格").click()
    headings = page.locator(".editor th")
    for at, heading in enumerate(("项目", "数量", "说明")):
        headings.nth(at).click()
        page.keyboard.insert_text(heading)
        expect(headings.nth(at)).to_have_text(heading)
    drafter.check()
    page.get_by_role("button", name="保存草稿").click()
    expect(page.locator(".prose h2")).to_have_text("第一部分")
    expect(page.locator(".prose th").first).to_have_text("项目")
    drafter.check()

    plain = visitor(java_script_enabled=False)
    plain.goto("/desk/")
    plain.page.fill("input[name=login]", "zhujian.drafter")
    plain.page.fill("input[name=password]", PASSWORD)
    plain.page.click("button[type=submit]")
    plain.goto("/desk/documents/new/")
    plain.page.fill("input[name=title]", "没有脚本的")
    plain.page.fill("textarea[name=body]", "第一段\n第二段")
    plain.page.get_by_role("button", name="保存草稿").click()
    expect(plain.page.locator(".prose p")).to_have_text(["第一段", "第二段"])
