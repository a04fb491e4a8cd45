// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/observedchangelist.h"
#include "services/domain/ids.h"

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSettings;
class QSplitter;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class ChangeCard;
class ChangeDetail;
class ChangeExport;
class ChangeSummary;
class InlineMessage;
class Job;
class PageStack;
struct ShownChange;

/// What changed on targets and whether somebody said so or asked: a card for each environment, the list, and one change in full.
class ChangesView final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesView(Workspace *workspace, QWidget *parent = nullptr);

    /// For the page to place beside its title; hidden together with this.
    QWidget *header() const { return m_header; }
    QLineEdit *text() const { return m_text; }
    QTableView *table() const { return m_table; }
    QList<QWidget *> panes() const;
    QList<ChangeCard *> cards() const { return m_cards; }
    QString statusText() const;
    /// Null: all. nobodyAsked: only what nobody announced or asked about.
    void choose(QUuid environment, bool nobodyAsked);
    /// Selects it among what nobody asked about there, of all times, as soon as it is loaded.
    void showChange(QUuid environment, ObservedChangeId change);
    /// The list gets the focus when it is there, if this has it then.
    void enterAfter(QWidget *before) { m_enterAfter = before; }
    void reload();
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);
    void exportTo(const QString &file); ///< All that match the filter, loaded here or not.

signals:
    void statusTextChanged();
    void targetRequested(QUuid target);
    void freezeWindowRequested(QUuid window);
    void explained(const QString &text); ///< As a sentence, for a toast.
    void successReported(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    QWidget *buildCards();
    QWidget *buildChoices();
    QWidget *buildTable();
    void addRowActions();
    void connectModels();
    void updateCards();
    void fitCards();
    void press(ChangeCard *card);
    void applyChoice();
    void clearChoice();
    bool isFiltered() const;
    void updateState();
    void showNothing();
    void showCurrent();
    void selectWanted();
    void keepPlace(int first, int last);
    void updateNewRows();
    const ShownChange *current() const;
    void explain();
    void showTarget();
    void copyCurrent();
    void chooseExportFile();
    void exportEnded(const QString &outcome, const Error *error);

    Workspace *m_workspace;
    ObservedChangeList *m_list;
    ChangeSummary *m_summary;
    ChangeExport *m_export;
    QPointer<Job> m_exportJob;
    QUuid m_environment;       ///< Chosen; null: all.
    ObservedChangeId m_wanted; ///< To be selected when it is there; null: none.
    QWidget *m_header = nullptr;
    QLineEdit *m_text = nullptr;
    QComboBox *m_verdict = nullptr;
    QComboBox *m_period = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_newRows = nullptr;
    QPushButton *m_save = nullptr;
    QScrollArea *m_cardArea = nullptr;
    QHBoxLayout *m_cardRow = nullptr;
    QList<ChangeCard *> m_cards;
    QTableView *m_table = nullptr;
    ChangeDetail *m_detail = nullptr;
    QSplitter *m_splitter = nullptr;
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    QTimer *m_typing = nullptr;
    QPointer<QWidget> m_enterAfter;
    int m_unseen = 0; ///< Rows that arrived above what the reader looks at.
};

} // namespace tidegate
