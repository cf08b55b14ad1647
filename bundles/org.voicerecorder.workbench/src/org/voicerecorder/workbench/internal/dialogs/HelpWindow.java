package org.voicerecorder.workbench.internal.dialogs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.Guide;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The user's guide beside the window, opened at the chapter on what had the focus. */
public final class HelpWindow {
    private static final String GUIDE = "/help/user-guide-workbench.md";

    /** Under which style id a part of the window lies, and which chapter is about it. */
    static final Map<String, String> CHAPTERS = Map.of(
            "org-voicerecorder-workbench-trim-record", "Recording",
            "RecordBar", "Recording",
            "EmptyState", "Adding files",
            "Sidebar", "Finding",
            "SearchLine", "Finding",
            "LibraryTable", "Finding",
            "Waveform", "Looking and listening",
            "Transport", "Looking and listening",
            "Markers", "Markers",
            "Properties", "Describing");

    private static final String CHAPTER = "helpChapter";

    private final Shell shell;
    private final org.eclipse.swt.widgets.List chapters;
    private final StyledText text;
    private final Guide guide;

    private HelpWindow(Shell parent, Guide guide) {
        this.guide = guide;
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS);
        shell.setText(Messages.helpTitle);
        shell.setData(HelpWindow.class.getName(), this);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 8)
                .spacing(8, 0)
                .applyTo(shell);
        chapters =
                Names.name(new org.eclipse.swt.widgets.List(shell, SWT.SINGLE | SWT.V_SCROLL), Messages.helpChapters);
        guide.chapters().forEach(c -> chapters.add(c.title()));
        GridDataFactory.fillDefaults().grab(false, true).hint(190, 420).applyTo(chapters);
        chapters.addListener(SWT.Selection, e -> show(chapters.getSelectionIndex()));
        text = Names.name(
                new StyledText(shell, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), Messages.helpText);
        text.setMargins(12, 10, 12, 10);
        text.setLineSpacing(3);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 420).applyTo(text);
        shell.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_ESCAPE) {
                shell.close();
                e.doit = false;
            }
        });
        shell.pack();
    }

    /** Opens the guide, or turns the open one, at the chapter on what has the focus. */
    public static void open(Shell parent) {
        String title = chapterOn(parent.getDisplay().getFocusControl());
        HelpWindow window = Arrays.stream(parent.getDisplay().getShells())
                .map(s -> s.getData(HelpWindow.class.getName()))
                .filter(HelpWindow.class::isInstance)
                .map(HelpWindow.class::cast)
                // Another window's guide cannot be reached beside a dialog that wants its answer first.
                .filter(open -> open.shell.getParent() == parent)
                .findFirst()
                .orElseGet(() -> new HelpWindow(parent, read()));
        window.show(Math.max(0, window.indexOf(title)));
        window.shell.open();
        window.chapters.setFocus();
    }

    private static Guide read() {
        try (InputStream in = HelpWindow.class.getResourceAsStream(GUIDE)) {
            return Guide.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "The guide cannot be read", e);
        }
    }

    /** Makes F1 open a chapter in a dialog or window that the workbench's keys do not reach. */
    public static void answerIn(Shell shell, String chapter) {
        setChapter(shell, chapter);
        shell.addListener(SWT.Help, e -> open(shell));
    }

    /** Says which chapter is about a control, whatever it looks like. */
    public static void setChapter(Control control, String chapter) {
        control.setData(CHAPTER, chapter);
    }

    /** The chapter on a control or on what it lies in; the first one when there is none. */
    static String chapterOn(Control focused) {
        for (Control at = focused; at != null; at = at.getParent()) {
            if (at.getData(CHAPTER) instanceof String chapter) {
                return chapter;
            }
            if (at.getData("org.eclipse.e4.ui.css.id") instanceof String id && CHAPTERS.containsKey(id)) {
                return CHAPTERS.get(id);
            }
        }
        return "";
    }

    private int indexOf(String title) {
        return guide.chapters().stream().map(Guide.Chapter::title).toList().indexOf(title);
    }

    private void show(int index) {
        Guide.Chapter chapter = guide.chapters().get(index);
        chapters.select(index);
        String heading = chapter.title() + "\n\n";
        text.setText(heading + chapter.text());
        StyleRange title = new StyleRange(0, chapter.title().length(), null, null);
        title.font = JFaceResources.getHeaderFont();
        text.setStyleRange(title);
        styles(chapter, heading.length()).forEach(text::setStyleRange);
        text.setTopIndex(0);
    }

    private static List<StyleRange> styles(Guide.Chapter chapter, int offset) {
        return chapter.spans().stream()
                .map(span -> {
                    StyleRange range = new StyleRange(offset + span.start(), span.length(), null, null);
                    switch (span.look()) {
                        case BOLD -> range.fontStyle = SWT.BOLD;
                        case ITALIC -> range.fontStyle = SWT.ITALIC;
                        case CODE -> range.font = JFaceResources.getTextFont();
                    }
                    return range;
                })
                .toList();
    }
}
