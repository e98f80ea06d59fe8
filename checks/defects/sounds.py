"""Which characters sound alike: what a typist picks wrongly from a list of homophones (常驻 for 常住)."""

from bisect import bisect
from functools import cache

# The first level of GB 2312, 3,755 characters, is sorted by sound: these are the first character of each syllable.
_FIRST = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇"
    "蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯"
    "夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦"
    "欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏"
    "酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招"
    "遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)


_LEVEL = (0xB0A1, 0xD7F9)


def _code(character: str) -> int:
    return int.from_bytes(character.encode("gb2312", "ignore"), "big")


@cache
def _sounds() -> dict[int, str]:
    """For each character of the level one that stands for its syllable, whatever its tone."""
    starts = [_code(c) for c in _FIRST]
    places = range(_LEVEL[0], _LEVEL[1] + 1)
    valid = [(n, n.to_bytes(2, "big").decode("gb2312", "ignore")) for n in places if n & 0xFF > 0xA0]
    return {ord(c): _FIRST[bisect(starts, n) - 1] for n, c in valid if len(c) == 1}


def sounds(text: str) -> str:
    """The text with every character replaced by one that stands for its syllable; unknown ones stay as they are."""
    return text.translate(_sounds())
