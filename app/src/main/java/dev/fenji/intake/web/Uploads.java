package dev.fenji.intake.web;

import dev.fenji.intake.run.FileStore;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Files of a multipart request. */
final class Uploads {

    private static final int LONGEST_NAME = 200;

    private Uploads() {}

    static List<FileStore.Incoming> incoming(List<MultipartFile> uploaded) {
        return uploaded.stream()
                .map(f -> new FileStore.Incoming(name(f), f::getInputStream))
                .toList();
    }

    /** The last part of the name the browser gave; only ever shown, never used as a path. */
    static String name(MultipartFile file) {
        String given = file.getOriginalFilename();
        String base = given == null || given.isBlank() ? "file" : given;
        base = base.substring(Math.max(base.lastIndexOf('/'), base.lastIndexOf('\\')) + 1);
        return base.length() > LONGEST_NAME ? base.substring(base.length() - LONGEST_NAME) : base;
    }
}
