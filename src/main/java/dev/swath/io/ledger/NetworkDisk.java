package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Disks that several machines share. SQLite's write-ahead log needs memory that all its processes share, and locks that
 * hold: neither is so over a network (https://sqlite.org/wal.html, https://sqlite.org/useovernet.html).
 */
final class NetworkDisk {
    // types as the operating systems name them
    private static final Pattern NETWORK = Pattern.compile(
            "nfs\\d*|cifs|smb\\d*|smbfs|smbnetfs|lustre|gpfs|beegfs|(fhgfs.*)|ceph|cephfs|glusterfs|afs|afpfs|pvfs2|orangefs"
                    + "|panfs|wekafs|gfs2|ocfs2|webdav|davfs2?|curlftpfs|ncpfs|s3fs|gcsfuse|rclone|sshfs|mfs");
    private static final String FUSE = "fuse\\.|fuse_|macfuse_";

    private NetworkDisk() {}

    /** @throws LedgerTrouble when the ledger's folder, which exists, lies on such a disk */
    static void refuse(Path ledger) throws IOException {
        var folder = ledger.toAbsolutePath().getParent();
        var type = Files.getFileStore(folder == null ? ledger : folder).type();
        if (isNetwork(type)) {
            throw new LedgerTrouble(
                    "ledger-on-network",
                    ledger + ": lies on a network disk (" + type + "), where SQLite's locks do not hold and the ledger"
                            + " would be damaged; use a local disk: ledger.url, or --scratch of a shard (other nodes share"
                            + " the downloads by ./swath download --export)");
        }
    }

    static boolean isNetwork(String type) {
        return NETWORK.matcher(type.toLowerCase(Locale.ROOT).replaceFirst("^(" + FUSE + ")", ""))
                .matches();
    }
}
