package org.voicerecorder.workbench.internal.studio;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Buttons for acts of the Studio, each enabled when its act is possible; the tool tip has the name and the key. */
final class Tools {
    private record Tool(ToolItem item, StudioAct act) {}

    private final Desk desk;
    private final ToolBar bar;
    private final List<Tool> tools = new ArrayList<>();

    Tools(Composite parent, Desk desk, String name) {
        this.desk = desk;
        bar = Names.name(new ToolBar(parent, SWT.FLAT), name);
    }

    ToolBar control() {
        return bar;
    }

    Tools separator() {
        new ToolItem(bar, SWT.SEPARATOR);
        return this;
    }

    Tools add(StudioAct act, String icon, String command) {
        return add(act, icon, command, SWT.PUSH);
    }

    private Tools add(StudioAct act, String icon, String command, int style) {
        ToolItem item = new ToolItem(bar, style);
        item.setImage(Icons.image(icon));
        item.setDisabledImage(Icons.image("disabled/" + icon));
        item.setToolTipText(tip(WorkbenchIds.BUNDLE + ".command." + command));
        item.addListener(SWT.Selection, e -> act.run(desk, bar.getShell()));
        tools.add(new Tool(item, act));
        return this;
    }

    private static String tip(String command) {
        var workbench = PlatformUI.getWorkbench();
        String name = name(workbench.getService(ICommandService.class).getCommand(command));
        String key = workbench.getService(IBindingService.class).getBestActiveBindingFormattedFor(command);
        return key == null || key.isEmpty() ? name : "%s (%s)".formatted(name, key);
    }

    private static String name(Command command) {
        try {
            return command.getName();
        } catch (NotDefinedException e) {
            throw new IllegalStateException(e);
        }
    }

    void update() {
        for (Tool tool : tools) {
            boolean possible = tool.act().isPossible(desk);
            if (tool.item().getEnabled() != possible) {
                tool.item().setEnabled(possible);
            }
        }
    }
}
