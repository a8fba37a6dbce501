"""Reading and writing files so that bad input is explained and nothing is left half-written."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vnparty_ner.errors import VnpartyError


def read_text(path: Path) -> str:
    """Return a UTF-8 text file exactly as it is: line ends are kept, a byte order mark is dropped.

    Raises:
        VnpartyError: If the file can't be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VnpartyError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8 and try again.") from error
    except IsADirectoryError as error:
        raise VnpartyError(f"{path}: a folder; name the files in it.") from error
    except OSError as error:
        raise VnpartyError(f"{path}: can't be read ({error.strerror}); check the path.") from error


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text file whole or not at all, line ends as given.

    Raises:
        VnpartyError: As `write_bytes`.
    """
    write_bytes(path, text.encode("utf-8", "surrogatepass"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        VnpartyError: If it can't be written (no such folder, no space left, no permission).
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():  # a device, as /dev/stdout
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise VnpartyError(f"{path}: can't be written ({error.strerror}); nothing was changed there.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def filled_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder whose files move to `path` when the block ends without an error.

    Other files that stand at `path` stay; files of the same name are replaced.

    Raises:
        VnpartyError: If the folder can't be written.
    """
    temporary = None
    try:
        path.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".part-", dir=path))
        yield temporary
        for file in sorted(temporary.iterdir(), key=lambda file: (file.name == "config.json", file.name)):
            file.chmod(0o644)  # some libraries write for their own user alone
            file.replace(path / file.name)
    except OSError as error:
        raise VnpartyError(f"{path}: can't be written ({error.strerror or error}); choose another folder.") from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
