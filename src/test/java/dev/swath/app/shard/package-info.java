/** Plans and journals on their own. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.shard;
