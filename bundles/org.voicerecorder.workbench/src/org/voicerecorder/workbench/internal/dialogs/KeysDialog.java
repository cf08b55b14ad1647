package org.voicerecorder.workbench.internal.dialogs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Every command of the product with its key, read from the bindings. */
public final class KeysDialog extends Dialog {
    /** Commands of the platform that have a place in our menus. */
    private static final Set<String> STANDARD = Set.of(
            "org.eclipse.ui.edit.undo",
            "org.eclipse.ui.edit.redo",
            "org.eclipse.ui.window.preferences",
            "org.eclipse.ui.file.exit");

    private record Line(String name, String key, String description) {}

    public KeysDialog(Shell parent) {
        super(parent);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.keysTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(area);
        new Label(area, SWT.WRAP).setText(Messages.keysIntro);
        Table table = new Table(area, SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        Names.name(table, Messages.keysTitle);
        column(table, Messages.keysCommand, 190);
        column(table, Messages.keysKey, 130);
        column(table, Messages.keysMeaning, 400);
        lines().forEach(line ->
                new TableItem(table, SWT.NONE).setText(new String[] {line.name(), line.key(), line.description()}));
        GridDataFactory.fillDefaults().grab(true, true).hint(740, 460).applyTo(table);
        return area;
    }

    private static void column(Table table, String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private static List<Line> lines() {
        Command[] commands =
                PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands();
        return Arrays.stream(commands)
                .map(KeysDialog::line)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Line::name))
                .toList();
    }

    private static Optional<Line> line(Command command) {
        boolean ours = command.getId().startsWith(WorkbenchIds.BUNDLE) || STANDARD.contains(command.getId());
        if (!ours) {
            return Optional.empty();
        }
        try {
            String description = Optional.ofNullable(command.getDescription()).orElse("");
            return Optional.of(new Line(command.getName(), keys(command), description));
        } catch (NotDefinedException e) {
            return Optional.empty();
        }
    }

    /** All keys of a command, also those that do nothing where the focus is now. */
    private static String keys(Command command) {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        String scheme = bindings.getActiveScheme().getId();
        return Arrays.stream(bindings.getBindings())
                .filter(b -> b.getSchemeId().equals(scheme))
                .filter(b -> b.getPlatform() == null || b.getPlatform().equals(SWT.getPlatform()))
                .filter(b -> b.getParameterizedCommand() != null
                        && b.getParameterizedCommand().getCommand().equals(command))
                .map(b -> b.getTriggerSequence().format())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.ok, true);
    }
}
