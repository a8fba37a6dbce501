import errno
from pathlib import Path

import pytest

from vnparty_ner.errors import VnpartyError
from vnparty_ner.files import filled_folder, read_text, write_text


def test_line_ends_are_kept_and_the_mark_dropped(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa\r\nb\n")
    assert read_text(tmp_path / "a.txt") == "a\r\nb\n"


def test_other_encoding_is_explained(tmp_path):
    (tmp_path / "a.txt").write_bytes("Huyện ủy".encode("utf-16"))
    with pytest.raises(VnpartyError, match="not UTF-8"):
        read_text(tmp_path / "a.txt")


def test_writing_replaces_whole_files(tmp_path):
    write_text(tmp_path / "new" / "a.txt", "một\r\n")
    write_text(tmp_path / "new" / "a.txt", "hai\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"hai\n"
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old")

    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(VnpartyError, match="No space left"):
        write_text(target, "new")
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_filled_folder_keeps_other_files_and_cleans_up_after_errors(tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    with filled_folder(tmp_path) as folder:
        (folder / "a").write_text("1")
    with pytest.raises(ValueError, match="stop"), filled_folder(tmp_path) as folder:
        (folder / "b").write_text("1")
        raise ValueError("stop")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "mine.txt"]


def test_no_permission_is_explained(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(VnpartyError, match="can't be written"), filled_folder(tmp_path / "file" / "sub"):
        pass
