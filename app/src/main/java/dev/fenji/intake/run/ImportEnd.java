package dev.fenji.intake.run;

import dev.fenji.customer.Customers;
import dev.fenji.customer.CustomersRegistered;
import dev.fenji.intake.ImportCompleted;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.ImportReport.Failure;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.sales.Orders;
import dev.fenji.shared.AuditableEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How imports end: written down, audited, and told to the other modules once. */
@Component
class ImportEnd {

    private final ImportTable imports;
    private final Orders orders;
    private final Customers customers;
    private final ApplicationEventPublisher events;

    ImportEnd(ImportTable imports, Orders orders, Customers customers, ApplicationEventPublisher events) {
        this.imports = imports;
        this.orders = orders;
        this.customers = customers;
        this.events = events;
    }

    @Transactional
    public void done(ImportTable.Job job, ChunkWriter.Written sum) {
        imports.end(job.id(), State.DONE, null);
        announceFacts(job, sum);
        events.publishEvent(new ImportCompleted(
                job.id(), job.mapping().kind().name(), job.mapping().source()));
        audit("import.done", job.id(), details(job, sum.counts()));
    }

    /** Whole chunks are stored although the import did not reach its end: the others must hear of them. */
    @Transactional
    public void announce(ImportTable.Job job, ChunkWriter.Written sum) {
        announceFacts(job, sum);
    }

    private void announceFacts(ImportTable.Job job, ChunkWriter.Written sum) {
        Counts counts = sum.counts();
        boolean customersChanged = job.mapping().kind() == Kind.CUSTOMERS && counts.recordsStored() > 0;
        if (customersChanged || counts.customersNew() > 0) {
            customers.announce(new CustomersRegistered(
                    customersChanged ? counts.recordsStored() : counts.customersNew(),
                    job.mapping().source()));
        }
        orders.announce(sum.report());
    }

    @Transactional
    public void stopped(long id, State state) {
        imports.end(id, state, null);
        audit("import." + (state == State.CANCELLED ? "cancelled" : "interrupted"), id, Map.of());
    }

    @Transactional
    public void refused(long id, Check check) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("bad", check.bad());
        values.put("rows", check.rows());
        values.put("percent", Math.round(check.badShare() * 1000) / 10.0);
        imports.end(id, State.REFUSED, new Failure("intake/too-many-bad-rows", values));
        audit("import.refused", id, values);
    }

    @Transactional
    public void failed(long id, Failure failure) {
        imports.end(id, State.FAILED, failure);
        audit("import.failed", id, Map.of("slug", failure.slug()));
    }

    @Transactional
    public void back(long id, State state) {
        imports.end(id, state, null);
    }

    private static Map<String, Object> details(ImportTable.Job job, Counts counts) {
        return Map.of(
                "mapping", job.mapping().name(),
                "source", job.mapping().source(),
                "linesNew", counts.linesNew(),
                "linesKnown", counts.linesKnown(),
                "quarantined", counts.quarantined());
    }

    private void audit(String kind, long id, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "import:" + id, details));
    }
}
