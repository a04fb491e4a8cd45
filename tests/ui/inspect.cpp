// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspect.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

namespace tidegate::test {

QString described(const QObject *object, const QString &text)
{
    return QString::fromLatin1(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName() + QStringLiteral(" “") + text.left(80)
        + QStringLiteral("”");
}

namespace {

constexpr int rowsLookedAt = 60; ///< Of one table: its rows are made alike.

void collectUnnamed(QAccessibleInterface *node, const QString &path, int depth, QStringList &found)
{
    if (!node || !node->isValid() || node->state().invisible || depth > 24)
        return;
    const QString name = node->text(QAccessible::Name);
    const QString here = path + QLatin1Char('/') + (node->object() ? QString::fromLatin1(node->object()->metaObject()->className()) : QString())
        + QLatin1Char('[') + QString::number(static_cast<int>(node->role())) + QLatin1Char(']') + name.left(24);
    if (node->state().focusable && !node->state().disabled && name.isEmpty())
        found.append(here);
    // Qt gives the chosen text as the name of a combo box: what is chosen there has to come from its label, or a description.
    const auto *combo = qobject_cast<const QComboBox *>(node->object());
    if (combo && !node->state().disabled && node->relations(QAccessible::Label).isEmpty() && node->text(QAccessible::Description).isEmpty())
        found.append(here + QStringLiteral(" has neither label nor description"));
    for (int i = 0; i < std::min(node->childCount(), 20 * rowsLookedAt); ++i)
        collectUnnamed(node->child(i), here, depth + 1, found);
}

bool isScrolled(const QWidget *widget, const QWidget *root)
{
    for (const QWidget *at = widget; at && at != root; at = at->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(at->parentWidget()))
            return true;
    }
    return false;
}

/// What is cut from the widget by its parents, in either direction, outside of anything that scrolls.
bool isCutOff(const QWidget *widget, const QWidget *root)
{
    if (isScrolled(widget, root))
        return false;
    const QRect place(widget->mapTo(root, QPoint()), widget->size());
    return !root->rect().contains(place);
}

bool labelFits(const QLabel *label)
{
    if (label->text().isEmpty() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
        return true;
    if (label->wordWrap())
        return label->height() + 1 >= label->heightForWidth(label->width());
    return label->width() >= label->sizeHint().width() && label->height() >= label->minimumSizeHint().height();
}

bool comboFits(const QComboBox *combo)
{
    if (combo->isEditable() || combo->currentText().isEmpty() || combo->sizeAdjustPolicy() == QComboBox::AdjustToMinimumContentsLengthWithIcon)
        return true;
    QStyleOptionComboBox option;
    option.initFrom(combo);
    option.editable = false;
    const QRect field = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
    const int icon = combo->itemIcon(combo->currentIndex()).isNull() ? 0 : combo->iconSize().width() + 4;
    return field.width() >= combo->fontMetrics().horizontalAdvance(combo->currentText()) + icon;
}

void collectHeader(const QHeaderView *header, QStringList &found)
{
    if (header->orientation() != Qt::Horizontal || !header->model())
        return;
    for (int section = 0; section < header->count(); ++section) {
        if (header->isSectionHidden(section))
            continue;
        const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
        // The indicator of the sorting takes its place only in one section; the text alone has to fit everywhere.
        if (header->sectionSize(section) < header->fontMetrics().horizontalAdvance(text) + 2)
            found.append(described(header->parentWidget(), text));
    }
}

void collectTabs(const QTabBar *tabs, QStringList &found)
{
    for (int i = 0; i < tabs->count(); ++i) {
        QString text = tabs->tabText(i);
        text.remove(QLatin1Char('&'));
        if (tabs->isTabVisible(i) && tabs->tabRect(i).width() < tabs->fontMetrics().horizontalAdvance(text))
            found.append(described(tabs, text));
    }
}

} // namespace

QStringList unnamedNodes(QWidget *root)
{
    QStringList found;
    collectUnnamed(QAccessible::queryAccessibleInterface(root), {}, 0, found);
    found.removeDuplicates();
    return found;
}

QStringList whatAsksForMore(const QWidget *root)
{
    QStringList found;
    QList<const QWidget *> all{root};
    for (const QWidget *widget : root->findChildren<QWidget *>())
        all.append(widget);
    for (const QWidget *widget : std::as_const(all)) {
        const bool holds = widget->layout() || qobject_cast<const QSplitter *>(widget);
        if (!holds || !widget->isVisible() || widget->window() != root->window() || isScrolled(widget, root))
            continue;
        const QSize least = widget->minimumSizeHint();
        if (widget->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored && least.width() > widget->width())
            found.append(described(widget, QStringLiteral("%1 px wide, wants %2").arg(widget->width()).arg(least.width())));
        else if (widget->sizePolicy().verticalPolicy() != QSizePolicy::Ignored && least.height() > widget->height())
            found.append(described(widget, QStringLiteral("%1 px high, wants %2").arg(widget->height()).arg(least.height())));
    }
    return found;
}

QStringList textsThatDoNotFit(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root->window())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *combo = qobject_cast<const QComboBox *>(widget);
        if (label && (!labelFits(label) || (!label->text().isEmpty() && isCutOff(label, root))))
            found.append(described(label, label->text()));
        else if (button && !button->text().isEmpty() && (button->width() < button->minimumSizeHint().width() || isCutOff(button, root)))
            found.append(described(button, button->text()));
        else if (combo && (!comboFits(combo) || isCutOff(combo, root)))
            found.append(described(combo, combo->currentText()));
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            collectHeader(header, found);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            collectTabs(tabs, found);
    }
    found.removeDuplicates();
    return found;
}

QStringList keyboardTraps(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root->window() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *text = qobject_cast<const QTextEdit *>(widget);
        const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        const bool keeps = (text && !text->tabChangesFocus() && !text->isReadOnly()) || (plain && !plain->tabChangesFocus() && !plain->isReadOnly())
            || (view && view->tabKeyNavigation());
        if (keeps)
            found.append(described(widget, widget->accessibleName()));
    }
    return found;
}

QStringList stepsBack(const QWidget *root)
{
    QList<const QWidget *> chain;
    for (const QWidget *widget = root->nextInFocusChain(); widget != root; widget = widget->nextInFocusChain()) {
        const bool walked = root->isAncestorOf(widget) && widget->window() == root->window() && !widget->visibleRegion().isEmpty() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy() && !widget->objectName().startsWith(QLatin1String("qt_"));
        if (walked)
            chain.append(widget);
    }
    QStringList found;
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const QWidget *from = chain.at(i);
        const QWidget *to = chain.at((i + 1) % chain.size());
        const QRect there(from->mapTo(root, QPoint()), from->size());
        const QRect here(to->mapTo(root, QPoint()), to->size());
        if (here.bottom() < there.top() && here.left() < there.right() && there.left() < here.right())
            found.append(described(from, from->accessibleName()) + QStringLiteral(" → ") + described(to, to->accessibleName()));
    }
    return found.size() > 1 ? found : QStringList();
}

QStringList repeatedMnemonics(const QStringList &texts)
{
    QMap<QString, QStringList> keys;
    for (const QString &text : texts) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            keys[key.toString()].append(text);
    }
    QStringList found;
    for (auto at = keys.cbegin(); at != keys.cend(); ++at) {
        if (at.value().size() > 1)
            found.append(at.key() + QStringLiteral(": ") + at.value().join(QStringLiteral(", ")));
    }
    return found;
}

static QStringList repeatedMnemonicsOf(QMenu *menu, const QString &name)
{
    emit menu->aboutToShow();
    QStringList entries;
    for (const QAction *action : menu->actions()) {
        if (action->isVisible())
            entries.append(action->text());
    }
    QStringList found;
    for (const QString &repeated : repeatedMnemonics(entries))
        found.append(name + QStringLiteral(" menu, ") + repeated);
    return found;
}

QStringList repeatedMnemonicsIn(const QWidget *root)
{
    QStringList found;
    QStringList texts;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root->window())
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && button->isEnabled())
            texts.append(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            texts.append(label->text());
        else if (const auto *box = qobject_cast<const QGroupBox *>(widget))
            texts.append(box->title());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.append(tabs->tabText(i));
        }
        if (const auto *button = qobject_cast<const QToolButton *>(widget); button && button->menu())
            found += repeatedMnemonicsOf(button->menu(), button->accessibleName());
    }
    const auto *window = qobject_cast<const QMainWindow *>(root);
    for (const QAction *title : window ? window->menuBar()->actions() : QList<QAction *>()) {
        texts.append(title->text());
        found += repeatedMnemonicsOf(title->menu(), title->text());
    }
    return found + repeatedMnemonics(texts);
}

QString spokenName(const QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return interface ? interface->text(QAccessible::Name) : QString();
}

QStringList unnamed(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        const bool reachable = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(root) && !widget->focusProxy();
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget());
        if (reachable && !inner && spokenName(widget).isEmpty())
            found.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    }
    return found;
}

QStringList clipped(const QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(root) || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if ((label && !label->wordWrap() && label->width() < label->sizeHint().width())
            || (button && !button->text().isEmpty() && button->width() < button->minimumSizeHint().width()))
            found.append(label ? label->text() : button->text());
    }
    return found;
}

} // namespace tidegate::test
