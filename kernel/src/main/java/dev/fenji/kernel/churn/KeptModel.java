package dev.fenji.kernel.churn;

import dev.fenji.kernel.clv.ModelKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Churn models as trees of maps, lists, numbers and texts, such as a JSON document holds them, and back to the same bits. */
final class KeptModel {
    private static final String SCORE = "score";
    private static final String CALIBRATOR = "calibrator";
    private static final String KIND = "kind";
    private static final String SCORES = "scores";
    private static final String CHANCES = "chances";
    private static final String SLOPE = "slope";
    private static final String INTERCEPT = "intercept";

    private KeptModel() {}

    /** Null when the score cannot be kept. */
    static @Nullable Map<String, Object> write(CalibratedScore score) {
        Map<String, Object> kept = score.model().tree();
        return kept == null ? null : Map.of(SCORE, kept, CALIBRATOR, calibrator(score.calibrator()));
    }

    /** Null when the trainer cannot read it. */
    static @Nullable CalibratedScore read(Map<String, Object> tree, ScoreTrainer trainer) {
        ScoreModel model = trainer.read(map(tree.get(SCORE)));
        return model == null ? null : new CalibratedScore(model, calibrator(map(tree.get(CALIBRATOR))));
    }

    private static Map<String, Object> calibrator(Calibrator calibrator) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(KIND, calibrator.kind().name());
        switch (calibrator) {
            case IdentityCalibrator() -> {}
            case PlattCalibrator(double slope, double intercept) -> {
                tree.put(SLOPE, slope);
                tree.put(INTERCEPT, intercept);
            }
            case IsotonicCalibrator(double[] scores, double[] chances) -> {
                tree.put(SCORES, list(scores));
                tree.put(CHANCES, list(chances));
            }
        }
        return tree;
    }

    private static Calibrator calibrator(Map<String, Object> tree) {
        return switch (Calibrator.Kind.valueOf(String.valueOf(tree.get(KIND)))) {
            case NONE -> new IdentityCalibrator();
            case PLATT -> new PlattCalibrator(number(tree.get(SLOPE)), number(tree.get(INTERCEPT)));
            case ISOTONIC -> new IsotonicCalibrator(doubles(tree.get(SCORES)), doubles(tree.get(CHANCES)));
        };
    }

    static Map<String, Object> logistic(LogisticModel model) {
        return Map.of(
                "encoder", model.encoder().tree(),
                "means", list(model.means()),
                "weights", list(model.weights()),
                "lambda", model.lambda());
    }

    static LogisticModel logistic(Map<String, Object> tree) {
        return new LogisticModel(
                Encoder.read(tree.get("encoder")),
                doubles(tree.get("means")),
                doubles(tree.get("weights")),
                number(tree.get("lambda")));
    }

    static Map<String, Object> process(ProcessModel model) {
        return Map.of(
                "regularity", model.process().regularity(),
                "parameters", list(model.process().values()),
                "horizonDays", model.horizonDays(),
                "typical", list(model.typical()));
    }

    static ProcessModel process(Map<String, Object> tree, ModelKind kind) {
        return new ProcessModel(
                kind.of((int) number(tree.get("regularity")), doubles(tree.get("parameters"))),
                (int) number(tree.get("horizonDays")),
                doubles(tree.get("typical")));
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("A kept model has %s where a number belongs.".formatted(value));
    }

    static double[] doubles(@Nullable Object values) {
        return items(values).stream().mapToDouble(KeptModel::number).toArray();
    }

    static List<@Nullable Object> items(@Nullable Object values) {
        if (values instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new IllegalArgumentException("A kept model has %s where a list belongs.".formatted(values));
    }

    static Map<String, Object> map(@Nullable Object value) {
        var tree = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> tree.put(String.valueOf(name), part));
            return tree;
        }
        throw new IllegalArgumentException("A kept model has %s where a tree belongs.".formatted(value));
    }
}
