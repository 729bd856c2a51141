/** What travels between a ledger and shards on other machines: plans go out, result journals come home. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.shard;
