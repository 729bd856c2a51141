/** The kinds of trouble, one class per meaning: a step decides by class, a person reads the message. */
@org.jspecify.annotations.NullMarked
package dev.swath.model.trouble;
