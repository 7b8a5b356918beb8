"""Whether a file lies on a disk of this machine. On one shared over the network SQLite's locks fail or never end."""

from __future__ import annotations

from pathlib import Path

_SHARED = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.glusterfs", "ceph", "lustre", "afs")


def shared_disk(file: Path, mounts: Path = Path("/proc/self/mounts")) -> str | None:
    """The kind of shared disk ("nfs4", "cifs", …) that `file` lies on; None where it is local or nobody knows."""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:
        return None
    nearest, kind = Path("/"), ""
    for line in lines:
        _, place, its_kind, *_ = line.split(" ")
        folder = Path(place.replace("\\040", " "))
        if file.is_relative_to(folder) and folder.is_relative_to(nearest):
            nearest, kind = folder, its_kind
    return kind if kind.startswith(_SHARED) else None
