#include "tests/desk/lookers.h"
#include "tests/desk/tour.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QTabBar>
#include <QToolTip>
#include <QTranslator>

using namespace Qt::StringLiterals;

/// A language whose every text is longer and stands in brackets: what has none cannot be translated, what does not fit
/// would not fit in others.
class tst_PseudoLocale : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslatedAndFits_data();
    void everyTextIsTranslatedAndFits();
};

namespace {

const auto opening = u"[!! "_s;
const auto closing = u" !!]"_s;

class Bracketed final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        // Qt's own, the names of keys among them, are no words of ours.
        if (*source == '\0' || (context[0] == 'Q' && context[1] >= 'A' && context[1] <= 'Z'))
            return {};
        const QString text = QString::fromUtf8(source);
        QString more;
        for (qsizetype size = 0; size < (text.size() * 2 + 4) / 5; ++size)
            more.append(size % 8 == 0 ? u' ' : u'é');
        return opening + text + more + closing;
    }
};

/// The text as it is shown: mnemonics and markup count for nothing.
bool fits(QWidget &widget, const QString &text)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->wordWrap() || label->heightForWidth(label->width()) > 0)
            return label->heightForWidth(label->width()) <= label->height() + 1;
        return label->sizeHint().width() <= label->width() + 1 || !label->toolTip().isEmpty();
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        // What does not fit is reached by its arrows; a tab that is shown has its whole word.
        return tabs->usesScrollButtons() && tabs->elideMode() == Qt::ElideNone;
    }
    if (!qobject_cast<const QAbstractButton *>(&widget) || widget.sizeHint().width() <= widget.width() + 1)
        return true;
    QToolTip::hideText();
    QHelpEvent asking(QEvent::ToolTip, widget.rect().center(), widget.mapToGlobal(widget.rect().center()));
    QApplication::sendEvent(&widget, &asking);
    return QToolTip::text().contains(text);
}

/// One that is painted by us has less room than it says it needs.
bool isSqueezed(const QWidget &widget)
{
    const QSize least = widget.minimumSizeHint();
    const bool isOurs = QByteArrayView(widget.metaObject()->className()).startsWith("ui::");
    return isOurs && !qobject_cast<const QAbstractButton *>(&widget) && !qobject_cast<const QHeaderView *>(&widget)
        && least.isValid() && (widget.width() < least.width() - 1 || widget.height() < least.height() - 1);
}

/// Nothing of it lies outside of what it stands in; what scrolls may.
bool isInside(const QWidget &widget)
{
    const QRect box = widget.rect().adjusted(1, 1, -1, -1);
    for (const QWidget *above = widget.parentWidget(); above; above = above->parentWidget()) {
        if (above->objectName() == "qt_scrollarea_viewport"_L1)
            return true;
        if (!above->rect().contains(box.translated(widget.mapTo(above, QPoint()))))
            return false;
    }
    return true;
}

} // namespace

void tst_PseudoLocale::everyTextIsTranslatedAndFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x800") << QSize(1280, 800);
    QTest::newRow("1440x900") << QSize(1440, 900);
}

void tst_PseudoLocale::everyTextIsTranslatedAndFits()
{
    QFETCH(QSize, size);
    QMap<QString, QString> complaints; // where each was met first
    int stops = 0;
    DeskBench bench(u"own-id"_s, {.size = size});
    Bracketed language;
    const auto complain = [&](const Stop &stop, const QWidget &widget, const QString &what) {
        const QString line = what + u": "_s + look::pathOf(widget, *stop.root);
        if (!complaints.contains(line))
            complaints.insert(line, stop.name);
    };
    Tour tour(bench, [&](const Stop &stop) {
        ++stops;
        for (QWidget *widget : look::visibleIn(*stop.root)) {
            for (const QString &text : look::saidBy(*widget)) {
                if (!text.contains(opening) && look::hasWords(text))
                    complain(stop, *widget, u"not translated, \"%1\""_s.arg(text.left(80)));
            }
            const QString shown = look::shownBy(*widget).value(0);
            if (!shown.isEmpty() && !fits(*widget, shown))
                complain(stop, *widget, u"cut off, \"%1\""_s.arg(shown.left(80)));
            if (isSqueezed(*widget))
                complain(stop, *widget,
                    u"squeezed, %1x%2 of %3x%4"_s.arg(widget->width())
                        .arg(widget->height())
                        .arg(widget->minimumSizeHint().width())
                        .arg(widget->minimumSizeHint().height()));
            if ((!shown.isEmpty() || look::isControl(*widget)) && !isInside(*widget))
                complain(stop, *widget, u"outside, \"%1\""_s.arg(shown.left(80)));
        }
        for (const QAction *action : look::actionsOf(*stop.root)) {
            if (!action->text().contains(opening) && look::hasWords(action->text())
                && action->text() != bench.program().profile())
                complain(stop, *stop.root, u"not translated, in a menu: \"%1\""_s.arg(action->text()));
        }
    });
    // At run time, with places that stand already.
    QVERIFY(bench.waitForQuiet());
    bench.window().showPlace(u"traffic"_s);
    bench.window().showPlace(u"sandbox"_s);
    QCoreApplication::installTranslator(&language);
    tour.lead();
    QCoreApplication::removeTranslator(&language);
    for (auto one = complaints.cbegin(); one != complaints.cend(); ++one)
        qWarning().noquote() << one.value() + u": "_s + one.key();
    QCOMPARE(complaints.size(), 0);
    QVERIFY(stops >= Tour::stops);
}

QTEST_MAIN(tst_PseudoLocale)
#include "tst_pseudolocale.moc"
