package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a ledger may lie. */
class NetworkDiskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs4",
                "cifs",
                "smb3",
                "smbfs",
                "lustre",
                "gpfs",
                "beegfs",
                "ceph",
                "fuse.sshfs",
                "fuse.glusterfs",
                "fuse.s3fs",
                "fuse.ceph",
                "fuse.rclone",
                "afs",
                "NFS"
            })
    void shared_by_machines(String type) {
        assertThat(NetworkDisk.isNetwork(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "ext2/ext3", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "apfs", "NTFS", "fuseblk"})
    void of_one_machine(String type) {
        assertThat(NetworkDisk.isNetwork(type)).isFalse();
    }

    @Test
    void a_ledger_on_this_disk_is_fine(@TempDir Path folder) throws IOException {
        NetworkDisk.refuse(folder.resolve("ledger.db"));
    }
}
