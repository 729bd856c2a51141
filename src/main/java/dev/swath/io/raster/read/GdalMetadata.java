package dev.swath.io.raster.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What GDAL keeps in a tag of its own: descriptions, scales and offsets of bands. */
final class GdalMetadata {
    private final Directory directory;
    private final String[] descriptions;
    private final double[] scales;
    private final double[] offsets;

    private GdalMetadata(Directory directory, int bands) {
        this.directory = directory;
        this.descriptions = new String[bands];
        this.scales = new double[bands];
        this.offsets = new double[bands];
        Arrays.fill(descriptions, "");
        Arrays.fill(scales, 1);
    }

    static List<RasterInfo.Band> bands(Directory directory, int count) {
        var metadata = new GdalMetadata(directory, count);
        String xml = directory.text(Tag.GDAL_METADATA);
        if (!xml.isBlank()) {
            metadata.read(xml);
        }
        List<RasterInfo.Band> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bands.add(new RasterInfo.Band(metadata.descriptions[i], metadata.scales[i], metadata.offsets[i]));
        }
        return bands;
    }

    private void read(String xml) {
        var factory = XMLInputFactory.newDefaultFactory();
        // files come from strangers: nothing else is read because they say so
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("Item")) {
                    item(reader);
                }
            }
        } catch (XMLStreamException cause) {
            throw directory.bytes().corrupt(directory.offset(), "its GDAL_METADATA is no XML", cause);
        }
    }

    private void item(XMLStreamReader reader) throws XMLStreamException {
        String sample = reader.getAttributeValue(null, "sample");
        String role = reader.getAttributeValue(null, "role");
        if (sample == null || role == null || !sample.matches("\\d{1,6}")) {
            return;
        }
        int band = Integer.parseInt(sample);
        String text = unescape(reader.getElementText());
        if (band >= descriptions.length) {
            return;
        }
        switch (role) {
            case "description" -> descriptions[band] = text;
            case "scale" -> scales[band] = number(text);
            case "offset" -> offsets[band] = number(text);
            default -> {
                // statistics and the like are not asked for
            }
        }
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException cause) {
            throw directory.bytes().corrupt(directory.offset(), "a scale or offset is no number", cause);
        }
    }

    /** GDAL escapes once more than XML asks for. */
    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
