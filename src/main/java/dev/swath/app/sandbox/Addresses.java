package dev.swath.app.sandbox;

/**
 * Where the two listeners are reached, without a slash at the end.
 *
 * @param origin the storage service that download links lead to
 */
record Addresses(String api, String origin) {}
