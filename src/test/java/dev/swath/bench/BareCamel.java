package dev.swath.bench;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** The least that a Camel jar with the components of swath does: starts, and calls an address from a timer. */
final class BareCamel {
    private BareCamel() {}

    /** Arguments: the address. */
    public static void main(String[] arguments) throws Exception {
        var main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:poll?period=1000").to("direct:ask");
                from("direct:ask").to(arguments[0]).to("seda:answers");
                from("seda:answers").to("log:answers?level=DEBUG");
                from("quartz:tick?cron=0+0+3+*+*+?").to("log:tick");
                from("file:" + System.getProperty("java.io.tmpdir") + "/bare-camel?noop=true")
                        .to("log:file");
            }
        });
        main.run();
    }
}
