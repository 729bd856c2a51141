package dev.swath.app.doctor;

import java.util.Locale;
import java.util.Set;

/** File systems whose locks do not hold between hosts, or that lose them; SQLite must not lie there. */
final class NetworkDisk {
    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "afs",
            "9p",
            "lustre",
            "gpfs",
            "beegfs",
            "ceph",
            "glusterfs",
            "fuse.glusterfs",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.rclone",
            "davfs",
            "fuse.ceph");

    private NetworkDisk() {}

    /** @param type as the system names it, e.g. {@code ext4} */
    static boolean is(String type) {
        return TYPES.contains(type.toLowerCase(Locale.ROOT));
    }
}
