package dev.swath.io.vector;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks the children of the element at which the reader stands. Each child must be consumed to its end tag, by
 * {@link #text()}, {@link #skip()} or another KmlElement, before the next is asked for.
 */
final class KmlElement {
    private static final int MAX_TEXT = 64 << 20;

    private final XMLStreamReader xml;

    KmlElement(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Moves to the start tag of the next child; false at this element's end tag. */
    boolean nextChild() throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** All text of the child at whose start tag the reader stands, stripped; markup inside it is dropped. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {
                    // comments and processing instructions are no text
                }
            }
            if (text.length() > MAX_TEXT) {
                throw new XMLStreamException("an element has more than " + MAX_TEXT + " characters", xml.getLocation());
            }
        }
        return text.toString().strip();
    }

    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
    }
}
