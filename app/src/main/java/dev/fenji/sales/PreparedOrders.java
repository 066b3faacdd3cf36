package dev.fenji.sales;

/** Documents judged and priced, ready to be stored once: work that needs no transaction and may run ahead of it. */
public final class PreparedOrders {

    private final Drafts drafts;

    PreparedOrders(Drafts drafts) {
        this.drafts = drafts;
    }

    Drafts drafts() {
        return drafts;
    }
}
