package dev.fenji.insight.model;

import org.springframework.stereotype.Component;

/** Where a run of the models puts what it has to say. */
@Component
record ModelStores(WorthStore worth, CategoryStore categories, ChurnBook churn) {}
