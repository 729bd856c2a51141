/** The store in a bucket: objects, uploads in parts that outlive the process, and what it means when S3 refuses. */
@org.jspecify.annotations.NullMarked
package dev.swath.io.store.s3;
