package dev.fenji.kernel.lifecycle;

import dev.fenji.kernel.Title;
import java.util.Locale;

/** Where a customer stands in its life with the company. */
public enum Stage {
    PROSPECT("Prospect", "潜在"),
    NEW("New", "新客"),
    ACTIVE("Active", "活跃"),
    SILENT("Silent", "沉默"),
    LOST("Lost", "流失"),
    REACTIVATED("Reactivated", "回流");

    private final Title title;

    Stage(String en, String zh) {
        this.title = Title.of(en, zh);
    }

    /** The stage as metric value: its name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Title title() {
        return title;
    }

    /** Reads {@link #id}. */
    public static Stage of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
