package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.simulate.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All tiers that a policy has or had: those of today's version, best first, then tiers that only earlier versions knew. */
public final class Ladder {
    private final int rungs;
    private final Map<String, Title> titles = new LinkedHashMap<>();

    private Ladder(PolicyDocument document) {
        this.rungs = document.tiers().size();
        add(document);
    }

    public static Ladder of(Policy policy) {
        var ladder = new Ladder(policy.document());
        policy.versions().stream()
                .filter(version -> version.publishedAt() != null)
                .sorted(Comparator.comparing(StoredVersion::number).reversed())
                .forEach(version -> ladder.add(version.document()));
        return ladder;
    }

    private void add(PolicyDocument document) {
        for (TierDef tier : document.tiers()) {
            titles.putIfAbsent(tier.id(), tier.title());
        }
    }

    public List<String> tiers() {
        return List.copyOf(titles.keySet());
    }

    public Title title(String tier) {
        return titles.getOrDefault(tier, Title.of(tier, tier));
    }

    /** Between tiers of today's version it is up or down; where one of them is of an earlier version only, nobody can say. */
    public Move move(@Nullable String from, @Nullable String to) {
        int before = place(from);
        int after = place(to);
        if (from == null || to == null) {
            return from == null ? Move.IN : Move.OUT;
        }
        if (before < 0 || after < 0) {
            return Move.ACROSS;
        }
        return before == after ? Move.STAYS : after < before ? Move.UP : Move.DOWN;
    }

    private int place(@Nullable String tier) {
        int at = tier == null ? -1 : new ArrayList<>(titles.keySet()).indexOf(tier);
        return at < rungs ? at : -1;
    }
}
