package dev.fenji.intake.run;

import dev.fenji.customer.Customers;
import dev.fenji.customer.PotentialInputs;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.shared.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores the declared inputs of a chunk. They make no customers: who is unknown is said, with the row. */
@Component
class PotentialRows {

    private final Customers customers;
    private final PotentialInputs inputs;

    PotentialRows(Customers customers, PotentialInputs inputs) {
        this.customers = customers;
        this.inputs = inputs;
    }

    PotentialInputs.Recorded store(String source, Chunk chunk, List<BadRow> bad) {
        List<String> keys =
                chunk.inputs.stream().map(Chunk.Input::customerKey).distinct().toList();
        Map<String, Long> ids = customers.find(source, keys);
        List<PotentialInputs.Given> good = new ArrayList<>();
        for (Chunk.Input input : chunk.inputs) {
            Long customer = ids.get(input.customerKey());
            List<Finding> findings = findings(input, customer);
            if (customer != null && findings.isEmpty()) {
                good.add(new PotentialInputs.Given(customer, input.said()));
            } else {
                bad.add(new BadRow(input.row(), chunk.raw.get(input.row(), chunk.header), findings));
            }
        }
        return inputs.register(good);
    }

    private List<Finding> findings(Chunk.Input input, @Nullable Long customer) {
        List<Finding> findings = new ArrayList<>();
        if (customer == null) {
            String key = input.customerKey();
            findings.add(new Finding("intake/unknown-customer", null, key, Map.of("customer", key)));
        }
        inputs.problems(input.said()).forEach(problem -> findings.add(finding(problem)));
        return findings;
    }

    private static Finding finding(Problem problem) {
        Map<String, Object> values = new LinkedHashMap<>();
        problem.values().forEach((name, value) -> values.put(name, String.valueOf(value)));
        return new Finding(problem.type().slug(), null, null, values);
    }
}
