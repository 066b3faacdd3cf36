package dev.fenji.overview.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.overview.SavedViews;
import dev.fenji.overview.SavedViews.SavedView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/views")
class SavedViewController {

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    record ViewRequest(
            @NotBlank @Size(max = 120) String name,
            boolean shared,
            @NotNull JsonNode definition) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping
    List<SavedView> all() {
        return views.all();
    }

    @Requires(Permission.CUSTOMER_READ)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedView add(@Valid @RequestBody ViewRequest view) {
        return views.add(view.name(), view.shared(), view.definition());
    }

    @Requires(Permission.CUSTOMER_READ)
    @PutMapping("/{id}")
    SavedView change(@PathVariable long id, @Valid @RequestBody ViewRequest view) {
        return views.change(id, view.name(), view.shared(), view.definition());
    }

    @Requires(Permission.CUSTOMER_READ)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        views.remove(id);
    }
}
