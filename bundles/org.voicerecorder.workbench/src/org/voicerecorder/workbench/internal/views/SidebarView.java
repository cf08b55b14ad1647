package org.voicerecorder.workbench.internal.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.SidebarModel;
import org.voicerecorder.workbench.internal.model.SidebarModel.Entry;
import org.voicerecorder.workbench.internal.model.SidebarModel.Place;
import org.voicerecorder.workbench.internal.model.SidebarModel.Tag;
import org.voicerecorder.workbench.internal.widgets.Icons;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The filters at the left, each with its number of recordings. */
public final class SidebarView extends ViewPart {
    private static final int COUNT_WIDTH = 64;

    private final Map<String, TreeItem> tagItems = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<TreeItem> fixed = new ArrayList<>();
    private SidebarModel model;
    private Tree tree;
    private TreeItem tagRoot;

    @Override
    public void createPartControl(Composite parent) {
        model = Desk.current().sidebar();
        tree = new Tree(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.NO_SCROLL | SWT.V_SCROLL);
        tree.setData("org.eclipse.e4.ui.css.id", "Sidebar");
        Names.name(tree, Messages.sidebarName);
        TreeColumn name = new TreeColumn(tree, SWT.LEFT);
        TreeColumn count = new TreeColumn(tree, SWT.RIGHT);
        count.setWidth(COUNT_WIDTH);
        tree.addListener(SWT.Resize, e -> name.setWidth(Math.max(80, tree.getClientArea().width - COUNT_WIDTH - 4)));
        createItems();
        tree.addListener(SWT.Selection, e -> choose((TreeItem) e.item));
        List<Runnable> removals = List.of(
                model.listeners().add(this::update),
                // With another theme the colour of the counts has to change.
                Desk.current().libraryListeners().add(this::update));
        tree.addDisposeListener(e -> removals.forEach(Runnable::run));
        update();
    }

    private void createItems() {
        TreeItem all = item(Place.ALL, Messages.sidebarAll, "library");
        item(Place.TODAY, Messages.sidebarToday, "today");
        item(Place.THIS_WEEK, Messages.sidebarWeek, "week");
        item(Place.RECOVERED, Messages.sidebarRecovered, "recovered");
        tagRoot = new TreeItem(tree, SWT.NONE);
        tagRoot.setText(Messages.sidebarTags);
        tagRoot.setImage(Icons.image("tag"));
        item(Place.BIN, Messages.sidebarBin, "bin");
        tree.setSelection(all);
    }

    private TreeItem item(Place place, String text, String icon) {
        TreeItem item = new TreeItem(tree, SWT.NONE);
        item.setText(text);
        item.setImage(Icons.image(icon));
        item.setData(place);
        fixed.add(item);
        return item;
    }

    private void choose(TreeItem item) {
        if (item.getData() instanceof Entry entry) {
            LibraryView.show(getSite().getPage(), entry);
        } else {
            item.setExpanded(!item.getExpanded());
        }
    }

    private void update() {
        if (tree.isDisposed()) {
            return;
        }
        Color quiet = Palette.of(tree).quiet();
        fixed.forEach(item -> showCount(item, (Place) item.getData(), quiet));
        boolean firstTags = tagItems.isEmpty();
        tagItems.entrySet().removeIf(e -> {
            boolean gone = !model.tags().containsKey(e.getKey());
            if (gone) {
                e.getValue().dispose();
            }
            return gone;
        });
        int place = 0;
        for (String tag : model.tags().keySet()) {
            int at = place++;
            TreeItem item = tagItems.computeIfAbsent(tag, t -> {
                TreeItem made = new TreeItem(tagRoot, SWT.NONE, at);
                made.setText(t);
                made.setData(new Tag(t));
                return made;
            });
            showCount(item, new Tag(tag), quiet);
        }
        if (firstTags && !tagItems.isEmpty()) {
            tagRoot.setExpanded(true);
        }
    }

    private void showCount(TreeItem item, Entry entry, Color quiet) {
        Optional<Long> count = model.count(entry);
        item.setText(
                1,
                count.filter(n -> n > 0 || entry == Place.ALL)
                        .map("%,d"::formatted)
                        .orElse(""));
        item.setForeground(1, quiet);
    }

    /** Shows which filter the table follows now. */
    void reveal(Entry entry) {
        TreeItem item = entry instanceof Tag tag
                ? tagItems.get(tag.name())
                : fixed.stream().filter(i -> i.getData() == entry).findFirst().orElse(null);
        if (item != null) {
            tree.setSelection(item);
        }
    }

    @Override
    public void setFocus() {
        tree.setFocus();
    }
}
