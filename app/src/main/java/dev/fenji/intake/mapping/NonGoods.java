package dev.fenji.intake.mapping;

import java.util.List;

/** Which product keys are not goods: postage, charges, adjustments. Codes are compared without case. */
public record NonGoods(List<String> codes, List<String> patterns) {

    public static final NonGoods NONE = new NonGoods(List.of(), List.of());

    public NonGoods {
        codes = codes == null ? List.of() : List.copyOf(codes);
        patterns = patterns == null ? List.of() : List.copyOf(patterns);
    }
}
