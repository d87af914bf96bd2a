#include "tests/desk/lookers.h"
#include "tests/desk/tour.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QRegularExpression>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

/// The window without eyes and without a mouse, in both languages.
class tst_Accessibility : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_complaints.clear(); }
    void everyControlHasANameOfItsOwn();
    void everyNameIsChineseInChinese();
    void theTabKeyReachesEveryControlAndGoesRound();

private:
    void complain(const Stop &stop, const QWidget &widget, const QString &what)
    {
        const QString line = what + u": "_s + look::pathOf(widget, *stop.root);
        if (!m_complaints.contains(line))
            m_complaints.insert(line, stop.name);
    }
    /// All of them at once: one tour costs seconds.
    void verify()
    {
        for (auto one = m_complaints.cbegin(); one != m_complaints.cend(); ++one)
            qWarning().noquote() << one.value() + u": "_s + one.key();
        QCOMPARE(m_complaints.size(), 0);
        QVERIFY(m_stops >= Tour::stops);
    }
    void tour(DeskBench &bench, const Tour::Look &look)
    {
        m_stops = 0;
        Tour tour(bench, [&](const Stop &stop) {
            ++m_stops;
            look(stop);
        });
        tour.lead();
        tour.firstRun();
    }
    void nameControls(const Stop &stop);
    void readChinese(const Stop &stop);
    void tabRound(const Stop &stop);

    QMap<QString, QString> m_complaints; ///< where each was met first
    QString m_profile; ///< a name: nobody translates it
    int m_stops = 0;
};

namespace {

/// A name with those of the parts it stands in: two buttons "Copy" in two named rows are told apart.
QString wholeName(QWidget &widget, const QWidget &root)
{
    QStringList names{look::nameOf(widget)};
    for (const QWidget *part = widget.parentWidget(); part && part != &root; part = part->parentWidget()) {
        if (!part->accessibleName().isEmpty())
            names.append(part->accessibleName());
    }
    return names.join(u" < "_s);
}

/// Where Tab should stop: of joined buttons at the chosen one, arrows lead to the others.
bool isTabStation(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const bool isOneOfSome = button && button->group() && button->group()->exclusive();
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isEnabled() && !widget.focusProxy()
        && look::isControl(widget) && !(isOneOfSome && !button->isChecked() && button->group()->checkedButton());
}

/// At most so many in a page of text; 0 for whatever else.
int linksOf(const QWidget &widget)
{
    const auto *page = qobject_cast<const QTextBrowser *>(&widget);
    return page ? int(page->toHtml().count(u"href="_s)) : 0;
}

/// Latin words and no Chinese one: nobody translated it.
bool isForeign(const QString &text)
{
    static const QRegularExpression chinese(u"\\p{Han}"_s);
    return !text.contains(chinese) && look::hasWords(text);
}

} // namespace

void tst_Accessibility::nameControls(const Stop &stop)
{
    QMap<QString, QWidget *> named;
    for (QWidget *widget : look::visibleIn(*stop.root)) {
        if (!look::isControl(*widget))
            continue;
        if (look::nameOf(*widget).isEmpty()) {
            complain(stop, *widget, u"no name"_s);
            continue;
        }
        const auto role = QAccessible::queryAccessibleInterface(widget)->role();
        const QString name = QString::number(role) + u' ' + wholeName(*widget, *stop.root);
        if (named.contains(name))
            complain(stop, *widget, u"the same name \"%1\" as %2"_s.arg(name, look::pathOf(*named[name], *stop.root)));
        named.insert(name, widget);
    }
    for (const QAction *action : look::actionsOf(*stop.root)) {
        if (action->text().isEmpty())
            complain(stop, *stop.root, u"an action without words in a menu: "_s + action->objectName());
    }
}

void tst_Accessibility::readChinese(const Stop &stop)
{
    for (QWidget *widget : look::visibleIn(*stop.root)) {
        for (const QString &text : look::saidBy(*widget)) {
            if (isForeign(text))
                complain(stop, *widget, u"not Chinese, \"%1\""_s.arg(text.left(80)));
        }
    }
    for (const QAction *action : look::actionsOf(*stop.root)) {
        if (isForeign(action->text()) && action->text() != m_profile)
            complain(stop, *stop.root, u"not Chinese, in a menu: \"%1\""_s.arg(action->text()));
    }
}

void tst_Accessibility::tabRound(const Stop &stop)
{
    QList<QWidget *> stations;
    for (QWidget *widget : look::visibleIn(*stop.root)) {
        if (isTabStation(*widget))
            stations.append(widget);
    }
    QWidget *before = QApplication::focusWidget();
    stations.first()->setFocus(Qt::TabFocusReason);
    QWidget *first = QApplication::focusWidget();
    QWidget *last = first;
    QSet<QWidget *> left(stations.begin(), stations.end());
    left.remove(first);
    for (qsizetype steps = 0; steps < 2 * stations.size(); ++steps) {
        last = QApplication::focusWidget();
        QTest::keyClick(last, Qt::Key_Tab);
        // The first one took what a field offered; in a page of text it goes from link to link.
        for (int more = linksOf(*last) + 1; QApplication::focusWidget() == last && more > 0; --more)
            QTest::keyClick(last, Qt::Key_Tab);
        left.remove(QApplication::focusWidget());
        if (QApplication::focusWidget() == first || QApplication::focusWidget() == last)
            break;
    }
    if (QApplication::focusWidget() != first)
        complain(stop, *last, u"Tab does not come round, it ends at"_s);
    QTest::keyClick(first, Qt::Key_Backtab);
    if (QApplication::focusWidget() != last)
        complain(stop, *first, u"Shift+Tab does not go back from"_s);
    for (const QWidget *missed : std::as_const(left))
        complain(stop, *missed, u"Tab does not reach"_s);
    if (before)
        before->setFocus();
}

void tst_Accessibility::everyControlHasANameOfItsOwn()
{
    DeskBench bench(u"own-id"_s);
    tour(bench, [this](const Stop &stop) { nameControls(stop); });
    verify();
}

void tst_Accessibility::everyNameIsChineseInChinese()
{
    DeskBench bench(u"own-id"_s, {.language = u"zh_CN"_s});
    m_profile = bench.program().profile();
    tour(bench, [this](const Stop &stop) { readChinese(stop); });
    verify();
}

void tst_Accessibility::theTabKeyReachesEveryControlAndGoesRound()
{
    DeskBench bench(u"own-id"_s);
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    tour(bench, [this](const Stop &stop) { tabRound(stop); });
    verify();
}

QTEST_MAIN(tst_Accessibility)
#include "tst_accessibility.moc"
