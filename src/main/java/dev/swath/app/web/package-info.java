/** What a run answers over HTTP, on Camel's own server. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.web;
