package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.IStateListener;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.State;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.dialogs.FirstRunDialog;
import org.voicerecorder.workbench.internal.dialogs.FormatDialog;
import org.voicerecorder.workbench.internal.widgets.LevelMeter;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** What everything in the window has: a name for screen readers, an icon, words that explain it, two dresses. */
class LooksTest {
    private static final String OURS = "org.voicerecorder.workbench.command.";

    @Test
    void everyControlHasAName() {
        List<String> nameless = new ArrayList<>();
        for (Control control : Window.controls(Window.shell())) {
            boolean ours = belongsToUs(control);
            if (ours && !hasName(control)) {
                nameless.add(control + " in " + control.getParent().getData("org.eclipse.e4.ui.css.id"));
            }
        }
        assertEquals(List.of(), nameless);
    }

    /** Each of them would be touched when the theme changes, those too that the toolkit has made of rows that are gone. */
    @Test
    void theThemeEngineIsNotToldOfItems() {
        List<Class<?>> skinned = new ArrayList<>();
        Listener listener = event -> skinned.add(event.widget.getClass());
        Window.display().addListener(SWT.Skin, listener);
        Shell shell = new Shell(Window.shell());
        try {
            new TableItem(new Table(shell, SWT.NONE), SWT.NONE);
            new TreeItem(new Tree(shell, SWT.NONE), SWT.NONE);
            Window.await("the controls", () -> skinned.containsAll(List.of(Table.class, Tree.class)));
            assertFalse(skinned.contains(TableItem.class));
            assertFalse(skinned.contains(TreeItem.class));
        } finally {
            Window.display().removeListener(SWT.Skin, listener);
            shell.dispose();
        }
    }

    private static boolean belongsToUs(Control control) {
        boolean framework = control.getParent().getClass().getName().contains("ImageBasedFrame")
                || control instanceof ToolBar bar && bar.getItemCount() == 0;
        return !framework
                && switch (control) {
                    case Button _, Combo _, Text _, Table _, Tree _, Scale _, ProgressBar _, ToolBar _ -> true;
                    case WaveformCanvas _, LevelMeter _ -> true;
                    case Canvas _ -> false;
                    default -> false;
                };
    }

    private static boolean hasName(Control control) {
        boolean named = control.getData(Names.KEY) instanceof String name && !name.isBlank();
        boolean labelled = control instanceof Button button && !button.getText().isBlank();
        boolean invisibleButton = control instanceof Button button && !button.getVisible();
        boolean explained = control instanceof ToolBar bar
                && Arrays.stream(bar.getItems())
                        .allMatch(i -> (i.getStyle() & SWT.SEPARATOR) != 0 || i.getToolTipText() != null);
        return named || labelled || invisibleButton || explained;
    }

    @Test
    void everyToolHasAToolTip() {
        for (Control control : Window.controls(Window.shell())) {
            if (control instanceof ToolBar bar && belongsToUs(bar)) {
                for (ToolItem item : bar.getItems()) {
                    assertTrue(
                            (item.getStyle() & SWT.SEPARATOR) != 0 || item.getToolTipText() != null,
                            () -> item + " has no tool tip");
                }
            }
        }
    }

    @Test
    void everyCommandHasIconDescriptionAndKey() throws Exception {
        var workbench = PlatformUI.getWorkbench();
        ICommandService commands = workbench.getService(ICommandService.class);
        ICommandImageService images = workbench.getService(ICommandImageService.class);
        Binding[] bindings = workbench.getService(IBindingService.class).getBindings();
        int seen = 0;
        for (Command command : commands.getDefinedCommands()) {
            if (!command.getId().startsWith(OURS)) {
                continue;
            }
            seen++;
            assertNotNull(images.getImageDescriptor(command.getId()), () -> command.getId() + " has no icon");
            assertFalse(command.getDescription().isBlank(), () -> command.getId() + " has no description");
            if (!command.getId().endsWith(".theme")) {
                ParameterizedCommand plain = new ParameterizedCommand(command, null);
                assertTrue(
                        Arrays.stream(bindings).anyMatch(b -> plain.equals(b.getParameterizedCommand())),
                        () -> command.getId() + " has no key");
                assertTrue(command.isHandled(), () -> command.getId() + " does nothing");
            }
        }
        assertTrue(seen > 25, "the commands are there");
    }

    /** Menus look at what is chosen as soon as the state of the command changes. */
    @Test
    void theMenuIsToldOfAnAppearanceOnceItIsChosen() throws Exception {
        Preferences.Theme before = Preferences.theme();
        Command command =
                PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(OURS + "theme");
        State state = command.getState(RadioState.STATE_ID);
        List<Preferences.Theme> seen = new ArrayList<>();
        IStateListener listener = (_, _) -> seen.add(Preferences.theme());
        state.addListener(listener);
        try {
            for (String wanted : List.of("dark", "light")) {
                PlatformUI.getWorkbench()
                        .getService(IHandlerService.class)
                        .executeCommand(
                                ParameterizedCommand.generateCommand(command, Map.of(RadioState.PARAMETER_ID, wanted)),
                                null);
            }
            assertEquals(List.of(Preferences.Theme.DARK, Preferences.Theme.LIGHT), seen);
        } finally {
            state.removeListener(listener);
            state.setValue(before.name().toLowerCase(Locale.ROOT));
            Themes.choose(before);
        }
    }

    @Test
    void disabledToolsHaveIconsOfTheirOwn() {
        ICommandImageService images = PlatformUI.getWorkbench().getService(ICommandImageService.class);
        for (String command :
                List.of(OURS + "addFiles", OURS + "export", OURS + "delete", "org.eclipse.ui.edit.undo")) {
            assertNotNull(images.getImageDescriptor(command, ICommandImageService.TYPE_DISABLED), command);
        }
    }

    @Test
    void toolsThatCannotBeUsedAreFainterInEveryTheme() {
        for (String bar : List.of("Marker actions", "Playback")) {
            for (ToolItem item : Window.named(ToolBar.class, bar).getItems()) {
                assertTrue(
                        alpha(item.getDisabledImage()) < alpha(item.getImage()),
                        () -> item.getToolTipText() + " is as strong when it cannot be used");
            }
        }
    }

    /** How strong the strongest pixel of an icon is. */
    private static int alpha(Image image) {
        ImageData data = image.getImageData();
        int most = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                most = Math.max(most, data.getAlpha(x, y));
            }
        }
        return most;
    }

    @Test
    void everyControlOfTheFormatDialogHasAName() {
        FormatDialog dialog = new FormatDialog(Window.shell(), CaptureFormat.DEFAULT, true);
        dialog.setBlockOnOpen(false);
        dialog.open();
        try {
            List<Control> nameless = Window.controls(dialog.getShell()).stream()
                    .filter(c -> belongsToUs(c) && !hasName(c))
                    .toList();
            assertEquals(List.of(), nameless);
            Button flac = Window.find(dialog.getShell(), Button.class, b -> (b.getStyle() & SWT.CHECK) != 0);
            assertTrue(flac.getSelection(), "it shows what holds");
            assertTrue(flac.getText().contains("FLAC"), flac.getText());
        } finally {
            dialog.close();
        }
    }

    @Test
    void wearsLightAndDark() {
        Preferences.Theme before = Preferences.theme();
        try {
            Themes.choose(Preferences.Theme.DARK);
            Window.await("dark", () -> luminance(Window.table().getBackground().getRGB()) < 80);
            Themes.choose(Preferences.Theme.LIGHT);
            Window.await("light", () -> luminance(Window.table().getBackground().getRGB()) > 200);
        } finally {
            Themes.choose(before);
        }
    }

    private static double luminance(RGB rgb) {
        return 0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue;
    }

    @Test
    void asksForTheLibraryWithAGoodAnswerReady() {
        FirstRunDialog dialog = new FirstRunDialog(Window.shell(), Window.desk());
        dialog.setBlockOnOpen(false);
        dialog.open();
        try {
            Shell shell = dialog.getShell();
            Text folder = Window.find(shell, Text.class, t -> "Keep recordings in:".equals(t.getData(Names.KEY)));
            assertTrue(folder.getText().endsWith("library"), folder.getText());
            Window.find(shell, Combo.class, c -> "Record from:".equals(c.getData(Names.KEY)));
        } finally {
            dialog.close();
        }
    }
}
