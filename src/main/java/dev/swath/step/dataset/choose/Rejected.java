package dev.swath.step.dataset.choose;

/**
 * A scene that is not good enough.
 *
 * @param reason for people, as in {@code scene is 12 % cloud, limit is below 10 %}
 */
public record Rejected(SceneFacts scene, String reason) {}
