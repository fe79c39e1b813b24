"""The sentences of installing, English and Chinese; the English ones are also their names."""

from __future__ import annotations

from dataclasses import dataclass

_ZH = {
    "Checking the folder …": "正在核对文件夹……",
    "Preparing rmdesk {version} …": "正在准备 rmdesk {version}……",
    "Compiling …": "正在编译……",
    "Installed: rmdesk {version}. Start it from the menu or with: {launcher}": (
        "已安装：rmdesk {version}。请从开始菜单启动，或运行：{launcher}"
    ),
    "Installed: rmdesk {version}. Start it with: {launcher}": (
        "已安装：rmdesk {version}。启动请运行：{launcher}"
    ),
    "rmdesk {version} is already installed and well. Nothing was changed.": (
        "rmdesk {version} 已安装且正常，未作任何更改。"
    ),
    "Your books and settings were not touched. The desk backs a book up by itself before it "
    "changes its format.": ("您的档案和设置未作改动。档案格式需要更新时，工作台会先自行备份。"),
    "The files of {version} could not all be removed; the next installation tries again.": (
        "{version} 版的文件未能全部删除，下次安装时再试。"
    ),
    "This folder was changed or is not whole: {file}. Copy it again from where it was built.": (
        "文件夹已被改动或不完整：{file}。请从制作处重新复制。"
    ),
    "This folder has no list of its files: {file} is missing. Copy it again.": (
        "文件夹缺少文件清单 {file}，请重新复制。"
    ),
    "This folder is for {wanted}; this PC is {found}.": (
        "此文件夹适用于 {wanted}，这台电脑是 {found}。"
    ),
    "This system's C library is {found}; the program needs glibc {wanted} or later.": (
        "系统的 C 库是 {found}，程序需要 glibc {wanted} 或更高版本。"
    ),
    "Python {found} does not serve: the folder is for {wanted}. Put {file} into the folder "
    "runtime and start again.": (
        "Python {found} 不适用，文件夹适用于 {wanted}。请把 {file} 放进 runtime 文件夹后重新运行。"
    ),
    "This Python has no module {module}. Put {file} into the folder runtime and start again.": (
        "这个 Python 缺少模块 {module}。请把 {file} 放进 runtime 文件夹后重新运行。"
    ),
    "{found} is installed already; this folder is older ({offered}). An older program cannot open "
    "a newer book, so nothing was changed.": (
        "已安装 {found}，此文件夹较旧（{offered}）。旧程序打不开新档案，未作任何更改。"
    ),
    "A desk is running. Close it and start again.": "工作台正在运行。请关闭后重新运行。",
    "{place} holds something that this program did not put there. Choose another place.": (
        "{place} 里有不是本程序放的内容，请换一个位置。"
    ),
    "{place} is needed, and something else has that name. Remove or rename it first.": (
        "需要使用 {place}，但该名称已被占用。请先删除或改名。"
    ),
    "{file} is not a wheel that can be unpacked: {why}.": "{file} 无法解包：{why}。",
    "{file} is not an archive that can be unpacked: {why}.": "{file} 无法解压：{why}。",
    "The new version does not start on this PC, so a former one was kept. It said: {said}": (
        "新版本在这台电脑上无法启动；如有旧版本，仍然保留。它的提示：{said}"
    ),
    "Not enough room at {place}: {needed} MB are needed, {free} MB are free.": (
        "{place} 空间不足：需要 {needed} MB，剩余 {free} MB。"
    ),
    "rmdesk is not installed at {place}.": "{place} 没有安装 rmdesk。",
    "The list of what was installed cannot be read: {file}. Nothing was removed.": (
        "安装清单无法读取：{file}。未删除任何内容。"
    ),
    "Removed: rmdesk {version}.": "已卸载：rmdesk {version}。",
    "Left in place, because it was not installed from the folder: {place}": (
        "以下内容不是由安装程序放置的，予以保留：{place}"
    ),
    "Your books, backups and settings stay where they are: {places}": (
        "您的档案、备份和设置仍在原处：{places}"
    ),
    "It did not work: {why}. The former version, if any, was kept.": (
        "没有成功：{why}。如有旧版本，仍然保留。"
    ),
    "Not everything could be removed: {why}. Close what uses it and start again.": (
        "未能全部删除：{why}。请关闭正在使用它的程序后重新运行。"
    ),
    "It runs on this PC only, because the folder brought no Python of its own. For other PCs put "
    "{file} into the folder runtime and install again.": (
        "文件夹没有自带 Python，因此只能在这台电脑上运行。"
        "要在别的电脑上运行，请把 {file} 放进 runtime 文件夹后重新安装。"
    ),
    "These words are not understood: {said}. There are: --prefix DIR, --portable DIR, "
    "--lang zh|en.": (
        "看不懂这些参数：{said}。可用的有：--prefix 目录、--portable 目录、--lang zh|en。"
    ),
    "{option} names no folder.": "{option} 没有给出文件夹。",
    "This file does not belong into the folder: {file}. Remove it and start again.": (
        "文件夹里多了一个文件：{file}。请删除后重新运行。"
    ),
    "No program can be put at {place}: its file system has no links, or lets nothing be run (FAT "
    "and exFAT sticks). Choose a place on ext4 or another file system of Linux.": (
        "{place} 不能存放程序：这种文件系统没有链接，或不允许运行文件（FAT、exFAT 格式的 U 盘）。"
        "请选择 ext4 等 Linux 文件系统上的位置。"
    ),
    "Do not install as root: run it as the user who will work with it, without sudo. For a place "
    "of your own name it by --prefix.": (
        "请不要以 root 安装：由使用者本人运行，不要加 sudo。要装到别处，请用 --prefix 指定。"
    ),
    "Interrupted. What was installed before still works; start again to finish.": (
        "已中断。原先安装的仍可使用；重新运行即可完成。"
    ),
}
LANGUAGES = ("zh", "en")
SENTENCES = tuple(_ZH)


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one of `LANGUAGES`."""

    language: str

    def of(self, sentence: str, **values: object) -> str:
        """A sentence of this module, filled in; KeyError for any other."""
        zh = _ZH[sentence]
        return (zh if self.language == "zh" else sentence).format(**values)
