package dev.swath.app.composite;

import dev.swath.model.RequestFault;
import dev.swath.model.trouble.Trouble;
import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be served as it is, with all that is wrong, word by word. */
public final class FaultyRequest extends Trouble {
    private static final long serialVersionUID = 1;

    private final transient List<RequestFault> faults;

    /** @param faults at least one */
    public FaultyRequest(List<RequestFault> faults) {
        super(
                "bad-request",
                faults.stream()
                        .map(fault -> fault.field() + ": " + fault.message())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                null);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the words. */
    public List<RequestFault> faults() {
        return faults;
    }
}
