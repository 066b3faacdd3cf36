package dev.fenji.tiering;

import dev.fenji.identity.Caller;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.ShippedPolicies;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a new installation the shipped policies, published, and puts the simplest of them in force. */
@Component
@Order(0)
class ShippedPolicySeed implements ApplicationRunner {
    private static final String IN_FORCE = ShippedPolicies.abc().slug();

    private final PolicyStore store;
    private final PolicyDocuments documents;

    ShippedPolicySeed(PolicyStore store, PolicyDocuments documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!store.isEmpty()) {
            return;
        }
        String author = Caller.SYSTEM.username();
        for (PolicyDocument document : ShippedPolicies.all(null)) {
            int id = store.add(document.slug(), true);
            store.saveDraft(id, documents.json(document), author);
            store.publishDraft(id, author, null);
            if (document.slug().equals(IN_FORCE)) {
                store.putInForce(id);
            }
        }
    }
}
