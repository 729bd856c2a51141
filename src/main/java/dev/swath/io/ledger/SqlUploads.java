package dev.swath.io.ledger;

import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SqlUploads implements Uploads {
    private final Db db;

    SqlUploads(Db db) {
        this.db = db;
    }

    @Override
    public void begun(Upload upload) {
        db.change(handle -> {
            handle.createUpdate("insert into upload"
                            + " (id, delivery_id, object_key, part_bytes, source_etag, begun_ms, lease)"
                            + " values (:id, :delivery, :key, :partBytes, :etag, :begun, :lease)")
                    .bind("id", upload.id())
                    .bind("delivery", upload.deliveryId())
                    .bind("key", upload.key())
                    .bind("partBytes", upload.partBytes())
                    .bind("etag", upload.sourceEtag())
                    .bind("begun", upload.begun().toEpochMilli())
                    .bind("lease", upload.lease())
                    .execute();
            upload.parts().forEach(part -> add(handle, upload.id(), part));
        });
    }

    @Override
    public Optional<Upload> ofDelivery(String deliveryId) {
        return db.read(handle -> handle.createQuery(
                        "select * from upload where delivery_id = :id order by begun_ms desc, id desc limit 1")
                .bind("id", deliveryId)
                .map((row, context) -> read(handle, row))
                .findOne());
    }

    @Override
    public void takeOver(String uploadId, String lease) {
        db.change(handle -> handle.createUpdate("update upload set lease = :lease where id = :id")
                .bind("id", uploadId)
                .bind("lease", lease)
                .execute());
    }

    @Override
    public boolean uploaded(String uploadId, String lease, UploadPart part) {
        return db.write(handle -> {
            boolean held = handle.createQuery("select 1 from upload where id = :id and lease = :lease")
                    .bind("id", uploadId)
                    .bind("lease", lease)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (held) {
                add(handle, uploadId, part);
            }
            return held;
        });
    }

    private static void add(Handle handle, String uploadId, UploadPart part) {
        handle.createUpdate("insert into upload_part (upload_id, number, etag, bytes, crc32c)"
                        + " values (:id, :number, :etag, :bytes, :crc32c) on conflict (upload_id, number) do update"
                        + " set etag = excluded.etag, bytes = excluded.bytes, crc32c = excluded.crc32c")
                .bind("id", uploadId)
                .bind("number", part.number())
                .bind("etag", part.etag())
                .bind("bytes", part.bytes())
                .bind("crc32c", part.crc32c())
                .execute();
    }

    @Override
    public void ended(String uploadId) {
        db.change(handle -> {
            for (var table : List.of("upload_part where upload_id", "upload where id")) {
                handle.createUpdate("delete from " + table + " = :id")
                        .bind("id", uploadId)
                        .execute();
            }
        });
    }

    @Override
    public List<Upload> all() {
        return db.read(handle -> handle.createQuery("select * from upload order by begun_ms, id")
                .map((row, context) -> read(handle, row))
                .list());
    }

    private static Upload read(Handle handle, ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new Upload(
                id,
                row.getString("delivery_id"),
                row.getString("object_key"),
                row.getLong("part_bytes"),
                row.getString("source_etag"),
                Instant.ofEpochMilli(row.getLong("begun_ms")),
                row.getString("lease"),
                parts(handle, id));
    }

    private static List<UploadPart> parts(Handle handle, String uploadId) {
        return handle.createQuery("select * from upload_part where upload_id = :id order by number")
                .bind("id", uploadId)
                .map((row, context) -> new UploadPart(
                        row.getInt("number"), row.getString("etag"), row.getLong("bytes"), row.getLong("crc32c")))
                .list();
    }
}
