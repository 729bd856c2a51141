package dev.swath.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/** As much of Planet as a download needs: one finished order, whose links lead on to where the files are served. */
final class PlanetStub {
    private static final int THREADS = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final String files;
    private final byte[] order;

    private PlanetStub(int port, String files, List<Listed> listed) throws IOException {
        this.port = port;
        this.files = files;
        this.order = JSON.writeValueAsBytes(order(listed));
    }

    /** Arguments: port, list of files, address below which they are served. Runs until it is stopped. */
    public static void main(String[] arguments) throws IOException {
        var stub = new PlanetStub(Integer.parseInt(arguments[0]), arguments[2], Listed.read(Path.of(arguments[1])));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), stub.port), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/link/", stub::lead);
        server.createContext("/", stub::answer);
        server.start();
    }

    private ObjectNode order(List<Listed> listed) {
        var document = JSON.createObjectNode().put("id", Listed.ORDER).put("state", "success");
        var results = document.putObject("_links").putArray("results");
        for (var file : listed) {
            results.addObject()
                    .put("name", Listed.ORDER + "/" + file.name())
                    .put("delivery", "success")
                    .put("location", "http://127.0.0.1:" + port + "/link/" + file.name());
        }
        return document;
    }

    private void lead(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring("/link/".length());
            exchange.getResponseHeaders().set("Location", files + "/" + name);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isOrder = exchange.getRequestURI().getPath().endsWith("/" + Listed.ORDER);
        var bytes = isOrder ? order : "{\"orders\":[],\"_links\":{}}".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
