package dev.swath.model;

/**
 * What an order buys, by what it is known by: a scene by its id in the provider's item type, a quad by its place in a mosaic.
 * An id alone says nothing of quads: each mosaic has the same ones.
 *
 * @param type the provider's item type; of a quad the mosaic's name
 * @param id unique in its type
 */
public record Item(String type, String id) {}
