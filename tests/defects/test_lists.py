"""Counted lists: real sentences that agree, sentences whose count is wrong, and sentences nothing is said about."""

import pytest
from aloud import read

from checks.defects.counted import CountedList
from checks.defects.lists import find_lists


def lists(text: str) -> list[CountedList]:
    return find_lists(read(text))


def first(text: str) -> tuple[int, int, bool]:
    found = lists(text + "\n")
    assert found, text
    return found[0].count, found[0].listed, found[0].closed


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("集中突破逍遥湖、东浦湾、九龙湾、韩乐坊4大板块。", 4),
        ("重点聚焦海工装备、高端通用设备及新一代信息技术 3 个百亿级产业。", 3),
        ("支持天智创新技术研究院、中船集团 716 所威海研发中心、北京大学（威海）海洋研究院三大平台市场化运营。", 3),
        ("围绕“吃、住、行、游、购、娱”六要素，统筹推进。", 6),
        ("构建“中心城区—重点城镇—美丽乡村”三级城镇体系。", 3),
        ("打好“绿色有机、富硒、地理标志、出口备案”四张牌。", 4),
        ("按照“百亿、五十亿、三十亿、十亿、一亿”五个层次设立冲击新目标企业库。", 5),
        ("逐步改善农村缺劳力、缺文化、缺技术“三缺”现象。", 3),
        ("当前处于经济结构深度调整期、瓶颈突破期和动能转换胶着期“三期”叠加。", 3),
        ("健全政府、行业协会、技术中介机构、技术经纪人“四位一体”技术转移服务体系。", 4),
        ("深入实施农村道路、厕所、供电、学校、住房、饮水、供暖“七改”工程。", 7),
        ("建立政府、企业、高校、平台四方联动的引才聚才工作机制。", 4),
        ("新建小游园 3 处（崇文园游园、锦绣游园、小城游园）。", 3),
        ("以环翠楼、竹岛、鲸园、孙家疃4个街道为核心组团。", 4),
        ("陆上改造提升皂埠、长峰、海埠 3 处码头。", 3),
        ("以现代商贸和现代金融两大优势产业为先导。", 2),
        ("建立目标客户库、项目数据库、合作载体库、产业招商地图“三库一图”。", 4),
        ("坚持“产业链”“创新链”“人才链”三链有机融合。", 3),
        ("强化“目标责任清”“要素保障早”“任务推进高效”三项措施。", 3),
        ("坚持全覆盖、专业化、广培训、严执法，“四位一体”推进整治。", 4),
        ("实施机器换人、数字化与智能工厂建设、智能制造示范提升“三大工程”。", 3),
        ("规划面积18平方公里,按照功能分为三个区域,建设发展区、重点拓展区、预留发展区。", 3),
        ("总投资过百亿元的泰昇海缆、芜湖造船、腾森子午胎、泓淋新能源、金陵灯塔车间5个重点项目加快建设。", 5),
        ("三大高耗能行业包括石油、煤炭及其他燃料加工业、非金属矿物制品业、电力、热力生产和供应业。", 3),
        ("“两链”即科技创新链与现代服务链。", 2),
        ("推进城区、重点园区、特色街区、重点企业“四大服务业载体”建设。", 4),
        ("形成“公司总部+金融中心+生产性服务”三大商务功能。", 3),
        ("统筹布局“城市、组团、社区”三级公共服务设施。", 3),
        ("健全河长制、市县乡村四级林长制。", 4),
        ("完善区县、镇街、村三级网格。", 3),
        ("纳入国家和省市三级目录。", 3),
        ("在产业强区、科创兴区、精致靓区、生态立区、幸福城区五个方面作表率。", 5),
        ("三件大事，即推进岛桥建设、办好灯会、疏浚内河。", 3),
        ("“五项保险”：指养老保险、医疗保险、失业保险、工伤保险、生育保险。", 5),
        ("六稳：即稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期。", 6),
    ],
)
def test_counts_that_agree(sentence: str, count: int) -> None:
    assert first(sentence) == (count, count, True)


def test_two_counts_in_one_sentence_are_two_lists() -> None:
    found = lists("完成蒲湾、爱于渠崖 2 个社区改造回迁，启动百尺所、所前庄、皂埠南庄 3 个村旧村改造工程。\n")
    assert [(f.count, [m.text for m in f.members]) for f in found] == [
        (2, ["蒲湾", "爱于渠崖"]),
        (3, ["百尺所", "所前庄", "皂埠南庄"]),
    ]


def test_a_range_of_counts() -> None:
    (found,) = lists("重点抓好 4-5 条道路绿化（阳光大道、统一南路、珠海路、海滨路、海埠路）。\n")
    assert (found.count, found.count_hi, found.listed) == (4, 5, 5)


def test_a_list_that_names_some_of_them() -> None:
    assert first("培育陶瓷、丝绸等5个手造产业集群。") == (5, 2, False)
    assert first("建设制造强市、物流枢纽、新能源集聚区“三个定位”。") == (3, 3, True)


def test_a_list_that_ends_in_more_is_open() -> None:
    assert first("实施海滨南路、华夏路、珠海路、梧桐路、凤林路等 5 条道路改造。") == (5, 5, False)


@pytest.mark.parametrize(
    ("sentence", "count", "listed"),
    [
        ("集中突破逍遥湖、东浦湾、九龙湾、韩乐坊5大板块。", 5, 4),
        ("重点聚焦海工装备、高端通用设备及新一代信息技术 4 个百亿级产业。", 4, 3),
        ("围绕“吃、住、行、游、购、娱”五要素，统筹推进。", 5, 6),
        ("新建小游园 4 处（崇文园游园、锦绣游园、小城游园）。", 4, 3),
        ("以高端海工装备新能源、新一代信息技术三大主导产业为引领。", 3, 2),
        ("强化科学用海、科技兴海、产业强海、生态护海、开放活海“六个导向”。", 6, 5),
        ("健全政府、行业协会、中介机构、经纪人“五位一体”服务体系。", 5, 4),
        ("按照功能分为四个区域,建设发展区、重点拓展区、预留发展区。", 4, 3),
        ("整治南河、北河、中河、小河3条河道。", 3, 4),
        ("90个省市三级重点项目加快建设。", 3, 2),
    ],
)
def test_counts_that_do_not_agree(sentence: str, count: int, listed: int) -> None:
    assert first(sentence) == (count, listed, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "新建幼儿园、小学5所，增加学位3000个。",
        "8个县（市、区）获评全国先进。",
        "建设乡镇三级公路。",
        "覆盖县（市）、乡镇三级。",
        "落实“稳预期、稳企业、稳订单”20条措施。",
        "学习贯彻党的十八大、十九大精神。",
        "贯彻“巩固、增强、提升、畅通”八字方针。",
        "新增国家4A级景区1家、省级园区2个、示范村8个。",
        "项目建设、招商引资和棚改旧改是四个中心建设的关键环节。",
        "三产比重提升3个百分点：一是抓好商贸；二是抓好物流。",
        "壮大六大特色产业，壮大以草食畜牧为主的农业、以蔬菜为主的农业、以林果为主的农业。",
        "城乡低保水平、五保供养、孤儿供养、城镇“三无”人员供养标准提高。",
        "聚焦经略海洋、军民融合、乡村振兴、打好三大攻坚战。",
        "扩建、改建3座城区自来水厂。",
        "抓好部门预算、政府采购、收支两条线改革。",
        "开展与中科院、吉林大学、自然资源部海洋一所二所等院所合作。",
    ],
)
def test_counts_nothing_is_said_about(sentence: str) -> None:
    assert lists(sentence + "\n") == []


EIGHT = (
    "一、重点工作\n\n综上分析，突出抓好以下三个方面工作。\n\n（一）抓产业。推进转型。\n\n（二）抓创新。做强平台。\n\n"
)


def test_headings_are_counted() -> None:
    (whole,) = lists(EIGHT + "（三）抓民生。办好实事。\n")
    assert (whole.kind, whole.count, whole.listed) == ("headings", 3, 3)
    assert [m.text for m in whole.members] == ["（一）抓产业", "（二）抓创新", "（三）抓民生"]
    (lost,) = lists(EIGHT + "抓民生。办好实事。\n")
    assert (lost.count, lost.listed) == (3, 2)


def test_a_heading_counts_its_own_headings() -> None:
    text = "一、打造两大产品基地\n\n-- 医疗器械基地。依托集群。\n\n-- 全球打印机基地。继续提升。\n"
    assert [(f.noun, f.count, f.listed) for f in lists(text)] == [("大产品基地", 2, 2)]


def test_markers_in_one_paragraph() -> None:
    text = "必须抓好三项工作：一要推进改革；二要加强建设；三要加大投入。\n"
    assert [(f.kind, f.count, f.listed) for f in lists(text)] == [("after", 3, 3)]


def test_markers_behind_a_count_of_any_noun() -> None:
    text = "今年着重办好{n}件实事：一是修缮码头；二是疏浚内河；三是加固堤岸。\n"
    assert [(f.count, f.listed) for f in lists(text.format(n="三"))] == [(3, 3)]
    assert [(f.count, f.listed) for f in lists(text.format(n="四"))] == [(4, 3)]


def test_headings_behind_other_headings_and_under_a_heading_that_counts() -> None:
    before = "二、今年工作\n\n——始终坚持务实。\n\n——始终坚持创新。\n\n我们将重点做好以下两方面工作：\n\n"
    (found,) = lists(before + "（一）抓产业。推进转型。\n\n（二）抓创新。做强平台。\n")
    assert (found.kind, found.count, found.listed) == ("headings", 2, 2)


def test_paragraphs_that_open_alike() -> None:
    text = (
        "（六）聚焦化解风险隐患。牢牢守住 3\n\n大安全底线。\n\n"
        "守牢安全生产底线。压实责任。\n\n守牢疫情防控底线。坚持防控。\n\n"
        "守牢金融安全底线。防范风险。\n\n（七）保障民生。办好实事。\n"
    )
    assert [(f.kind, f.count, f.listed) for f in lists(text)] == [("paragraphs", 3, 3)]


def test_paragraphs_under_a_slogan() -> None:
    titles = ["科创服务区", "环湾旅游休闲区", "农业休闲区", "滨海宜居区"]
    text = "“四区”:\n\n" + "".join(f"{t}。在岛上建设服务设施。\n\n" for t in titles)
    assert [(f.noun, f.count, f.listed) for f in lists(text)] == [("区", 4, 4)]


def test_items_after_a_count() -> None:
    text = (
        "主要体现为开创“三个新局面”:\n\n一是开创实力新局面。增长6%。\n\n二是开创结构新局面 。转型。\n\n"
        "三是开创创新新局面。突破。\n"
    )
    assert [(f.kind, f.count, f.listed) for f in lists(text)] == [("paragraphs", 3, 3)]


def test_a_slogan_of_digits_and_its_counts() -> None:
    text = "目标定位为“1152”,即:咬定“新核心”1个定位,坚持“科技引领”{n}个战略,打造样板区等5个区;实现2个倍增。\n"
    assert [(f.kind, f.count, f.listed) for f in lists(text.format(n=1))] == [("slogan", 4, 4)]
    assert [(f.kind, f.count, f.listed) for f in lists(text.format(n=3))] == [("slogan", 4, 3)]
    text = "实施“ 3111 ”工程，打造三大平台，建设{n}个园区，推动一批企业上云，搭建一个服务平台。\n"
    assert [(f.kind, f.count, f.listed) for f in lists(text.format(n="一"))] == [("slogan", 4, 4)]
    assert lists(text.format(n="两")) == []


def test_slogans_come_apart() -> None:
    text = (
        "发展新材料、生物医药 2 个战略性新兴产业，"
        "提升纺织服装、食品加工、钓具 3 个传统特色产业，做大“2+3”制造业集群。\n"
    )
    assert [(f.kind, f.count, f.listed) for f in lists(text)][-1] == ("slogan", 2, 2)
    text = (
        "## 第四节 空间布局\n\n打造“两区三组团”发展新格局。\n\n"
        "**远遥浅海科技湾区。**建设海洋。\n\n**里口山风景区。**突出生态。\n\n"
        "**中心城区组团。**突出政治。\n\n**城区西展组团。**推进产业。\n\n**城区东南组团。**承接延伸。\n"
    )
    assert [(f.kind, f.count, f.listed) for f in lists(text)] == [("slogan", 5, 5)]


def test_numbered_rows_of_a_table() -> None:
    rows = [f"({i}) 指标{i}(%)\t{i}\t—" for i in range(1, 8)]
    table = "指标\t2020年\t2025年\n" + "\n".join(rows) + "\n"
    assert [(f.count, f.listed) for f in lists(table)] == [(7, 7)]
    assert [(f.count, f.listed) for f in lists(table.replace(rows[3] + "\n", ""))] == [(7, 6)]


def test_members_and_counts_stand_where_their_spans_say() -> None:
    text = "牢牢守住 10\n\n大底线。集中突破逍遥湖、东浦湾、九龙湾、韩乐坊 4 大板块。\n"
    document = read(text)
    (found,) = find_lists(document)
    assert document.text[found.start : found.end] == "4 大板块"
    assert [document.text[m.start : m.end] for m in found.members] == ["逍遥湖", "东浦湾", "九龙湾", "韩乐坊"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("90个省市三级重点项目加快建设。", "levels"),
        ("理顺试验区市县两级体制。", "before"),
        ("完善市县区两级网格。", "before"),
        ("健全市县乡三级河长制。", "levels"),
    ],
)
def test_levels_that_may_be_one_are_no_certain_list(sentence: str, kind: str) -> None:
    assert [f.kind for f in lists(sentence + "\n")] == [kind]


def test_a_town_may_be_a_level_that_is_not_known() -> None:
    assert lists("推进城镇村三级污水处理。\n") == []


def test_a_glossary_names_what_the_word_counts_and_stops_at_the_next_entry() -> None:
    text = "“三区”即北部生态区、中心城区和新城周边综合区、南部农业区；“一带”即滨河带。\n"
    assert [(f.noun, f.count, f.listed) for f in lists(text)] == [("区", 3, 3)]
    assert [(f.noun, f.count, f.listed) for f in lists(text.replace("；", ";"))] == [("区", 3, 3)]


def test_a_name_that_only_begins_with_the_word_counted_is_one_of_the_names() -> None:
    assert [(f.count, f.listed) for f in lists("“四店”：新店、小店、夜间店铺、老店。\n")] == [(4, 4)]


def test_names_of_other_kinds_that_go_on_are_not_missing() -> None:
    assert lists("“三校”：云溪职业学院、云溪农业学校和北岭技师学院。\n") == []
    assert all(f.listed == 3 for f in lists("“三区”是指东山县、西岭县和北河市等三个拓展区。\n"))
    assert lists("“三园区”是指云溪医药城、东山装备园区、北岭产业园。\n") == []
    assert [(f.count, f.listed) for f in lists("“三校”：云溪职业学校、北岭农业学校。\n")] == [(3, 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("做到“三个不准”：不准占用耕地，不准堆放垃圾，不准私搭乱建。", [(3, 3)]),
        ("做到“三个不准”：不准占用耕地，不准堆放垃圾，不准私搭乱建，不准损毁绿地。", [(3, 4)]),
        ("突出“三个围绕”、做好“三个主动”：围绕企业抓服务，围绕园区抓服务，围绕群众抓服务。", [(3, 3)]),
        ("四大主导产业包括汽车及零件，电子信息，食品，服装等产业。", [(4, 4)]),
        ("办好3件实事：新建学校2所；改造管网，方便居民；发放补贴。", [(3, 3)]),
    ],
)
def test_members_told_by_the_word_counted(text: str, found: list[tuple[int, int]]) -> None:
    assert [(f.count, f.listed) for f in lists(text)] == found


@pytest.mark.parametrize(
    ("announced", "paragraphs"),
    [
        (
            "重点抓好三个方面20件实事。",
            ("一是扩大就业。抓好培训。", "二是完善社保。提高标准。", "三是办好教育。建校。"),
        ),
        (
            "推进“三个发展”：",
            (
                "——突出区位，推进开放发展。抓通道。",
                "——突出科技，推进创新发展。抓平台。",
                "——突出生态，推进绿色发展。植树。",
            ),
        ),
    ],
)
def test_paragraphs_behind_a_count(announced: str, paragraphs: tuple[str, ...]) -> None:
    assert [(f.count, f.listed) for f in lists("\n\n".join((announced, *paragraphs)))] == [(3, 3)]


@pytest.mark.parametrize(
    ("sentence", "bounds", "numbers"),
    [
        ("粮食、油料、蔬菜产量分别增长3.1%、4.2%和5.3%。", (3, 3), 3),
        ("工业、批发和零售业增加值分别下降2%和1.5%。", (2, 3), 2),
        ("城乡低保、特困供养标准分别提高到820元、640元和1150元。", (2, 3), 3),
        ("全年出栏生猪20万头、肉羊、家禽分别增长4%和6%。", (2, 3), 2),
        ("“两抢”“两盗”、诈骗警情分别下降31%、22%、18%。", (3, 3), 3),
        ("粮食、油料产量分别增长3.1%和。", None, 0),
        ("煤炭等、原油产量分别增长3.1%、2.5%。", None, 0),
        ("进口和出口分别增长3.1%和4.2%。", (1, 2), 2),
        ("进口和出口分别增长3.1%、4.2%和5%。", None, 0),
        ("收货量和发货量分别居全省第七和第二。", (1, 2), 2),
    ],
)
def test_names_told_in_turn_and_their_numbers(sentence: str, bounds: tuple[int, int] | None, numbers: int) -> None:
    found = [one for one in lists(sentence + "\n") if one.kind == "respective"]
    assert [(one.count, one.count_hi, one.listed) for one in found] == ([(*bounds, numbers)] if bounds else [])
