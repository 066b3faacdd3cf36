package dev.fenji.tiering;

import dev.fenji.kernel.document.PolicyTree;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Policy documents in and out of JSON and YAML. */
@Component
public class PolicyDocuments {
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    PolicyDocuments() {}

    public Map<String, Object> tree(PolicyDocument document) {
        return PolicyTree.write(document);
    }

    public String yaml(PolicyDocument document) {
        return yaml.writeValueAsString(tree(document));
    }

    String json(PolicyDocument document) {
        return json.writeValueAsString(tree(document));
    }

    PolicyDocument ofJson(String text) {
        return read(json.readValue(text, Object.class));
    }

    /** Reads a document that somebody wrote; everything that keeps it from being read is said at once. */
    public PolicyDocument ofYaml(String text) {
        try {
            return read(yaml.readValue(text, Object.class));
        } catch (JacksonException e) {
            throw new ProblemException(TieringProblem.DOCUMENT_UNREADABLE, Map.of("reason", e.getOriginalMessage()));
        }
    }

    /** Reads a document from what a parser made of it. */
    public PolicyDocument read(Object tree) {
        return switch (PolicyTree.read(tree)) {
            case PolicyTree.Reading.Read(PolicyDocument document) -> document;
            case PolicyTree.Reading.Unreadable(List<PolicyProblem> problems) -> throw refused(problems);
        };
    }

    /** Everything wrong with a tree: what keeps it from being read, else what the check finds. */
    public List<PolicyProblem> problems(Object tree, FieldCatalogue fields) {
        return switch (PolicyTree.read(tree)) {
            case PolicyTree.Reading.Read(PolicyDocument document) -> PolicyCheck.problems(document, fields);
            case PolicyTree.Reading.Unreadable(List<PolicyProblem> problems) -> problems;
        };
    }

    static ProblemException refused(List<PolicyProblem> problems) {
        List<Problem> parts = problems.stream().map(DocumentProblem::of).toList();
        return new ProblemException(
                Problem.of(TieringProblem.POLICY_INVALID, Map.of("problems", problems.size())), parts);
    }
}
