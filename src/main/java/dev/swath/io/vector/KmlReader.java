package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * KML 2.2 and its older kin: each Placemark is a record; styles, overlays and network links are passed over. DTDs and
 * external entities are never followed.
 */
final class KmlReader implements RecordReader {
    private final String name;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> columns = new LinkedHashSet<>();
    private long row;
    private @Nullable RawFeature first;

    private KmlReader(String name, InputStream in) throws XMLStreamException {
        this.name = name;
        this.in = in;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.xml = factory.createXMLStreamReader(in);
    }

    /** Reads as far as the first Placemark, so that {@link #columns()} has an answer. */
    static KmlReader open(Path file) throws IOException {
        String name = file.getFileName().toString();
        InputStream in = Files.newInputStream(file);
        try {
            KmlReader reader = new KmlReader(name, in);
            reader.first = reader.read();
            return reader;
        } catch (XMLStreamException e) {
            in.close();
            throw damaged(name, e);
        } catch (Corrupt e) {
            in.close();
            throw e;
        }
    }

    private static Corrupt damaged(String name, XMLStreamException cause) {
        String why = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        return new Corrupt("bad-kml", name + " is not well-formed KML: " + why + "; copy or export it again", cause);
    }

    @Override
    public @Nullable RawFeature next() throws IOException {
        RawFeature feature = first;
        first = null;
        return feature != null ? feature : read();
    }

    private @Nullable RawFeature read() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Placemark")) {
                    row++;
                    return placemark();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw damaged(name, e);
        }
    }

    private RawFeature placemark() throws XMLStreamException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        KmlElement placemark = new KmlElement(xml);
        Geometry geometry = null;
        String problem = null;
        while (placemark.nextChild()) {
            String child = xml.getLocalName();
            switch (child) {
                case "name", "description" -> put(attributes, child, placemark.text());
                case "ExtendedData" -> extendedData(attributes);
                default -> {
                    if (KmlGeometry.isGeometry(child)) {
                        KmlGeometry shape = new KmlGeometry(xml);
                        geometry = shape.read();
                        problem = shape.problem();
                    } else {
                        placemark.skip();
                    }
                }
            }
        }
        columns.addAll(attributes.keySet());
        return new RawFeature(row, problem == null ? geometry : null, attributes, problem);
    }

    /** {@code Data/value} and {@code SchemaData/SimpleData}; both name their attribute by {@code name}. */
    private void extendedData(Map<String, Object> attributes) throws XMLStreamException {
        KmlElement extended = new KmlElement(xml);
        while (extended.nextChild()) {
            String key = xml.getAttributeValue(null, "name");
            KmlElement data = new KmlElement(xml);
            while (data.nextChild()) {
                String simple = xml.getAttributeValue(null, "name");
                switch (xml.getLocalName()) {
                    case "value" -> put(attributes, key, data.text());
                    case "SimpleData" -> put(attributes, simple, data.text());
                    default -> data.skip();
                }
            }
        }
    }

    private static void put(Map<String, Object> attributes, @Nullable String key, String value) {
        if (key != null && !value.isEmpty()) {
            attributes.putIfAbsent(key, value);
        }
    }

    @Override
    public long count() {
        return -1;
    }

    /** KML knows no other (OGC 12-007r2, 7.1). */
    @Override
    public String crs() {
        return "EPSG:4326";
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
