#include "app/filter/parser.h"
#include "app/lineage/lesson.h"
#include "app/text/filterexamples.h"
#include "tests/ui/journalfixture.h"
#include "ui/common/theme.h"
#include "ui/help/codemodel.h"
#include "ui/help/filterhtml.h"
#include "ui/help/helphtml.h"
#include "ui/help/helppage.h"
#include "ui/help/topicmodel.h"
#include "ui/help/valueshtml.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>
#include <QTranslator>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::HelpPage;

namespace {

/// The place as a window has it.
struct Place
{
    JournalFixture journal;
    bot::BotHandle bot{u"qq_official"_s, *lineage::RuleSet::builtIn()};
    HelpPage page;

    explicit Place(bool hasBot = true)
        : page(services(hasBot),
            {.places =
                    [] {
                        return QList<ui::KeyLine>{{u"Conversations"_s, u"Ctrl 1"_s}};
                    },
                .topics =
                    [] {
                        return QList<text::HelpTopic>{{u"more"_s, u"More"_s, {}}};
                    }})
    {
        page.resize(1100, 800);
        page.show();
    }
    ui::Services services(bool hasBot)
    {
        ui::Services all = journal.services();
        all.bot = hasBot ? &bot : nullptr;
        return all;
    }
    [[nodiscard]] QTextBrowser &text() { return *page.findChild<QTextBrowser *>(u"helpText"_s); }
    [[nodiscard]] QLineEdit &search() { return *page.findChild<QLineEdit *>(u"helpSearch"_s); }
    [[nodiscard]] QListView &list() { return *page.findChild<QListView *>(u"topicList"_s); }
    [[nodiscard]] QStringList titles()
    {
        QStringList all;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            if (list().model()->index(row, 0).flags().testFlag(Qt::ItemIsSelectable))
                all.append(list().model()->index(row, 0).data().toString());
        }
        return all;
    }
};

/// Targets of the links on a page.
QStringList linksOf(const QString &html)
{
    QStringList all;
    static const QRegularExpression link(u"href=\"([^\"]*)\""_s);
    for (auto found = link.globalMatch(html); found.hasNext();)
        all.append(found.next().captured(1).replace(u"&amp;"_s, u"&"_s));
    return all;
}

QString filterOf(const QString &link)
{
    return QUrl::fromPercentEncoding(link.sliced(ui::filterScheme.size()).toUtf8());
}

/// Stands for the browser.
class Browser final : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> opened;
public slots:
    void open(const QUrl &address) { opened.append(address); }
};

} // namespace

/// The place Help: facts that are in force, links that lead somewhere, nothing that goes out by itself.
class tst_HelpPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::Theme::light()); }
    void everyTopicIsOpenedByItsName()
    {
        Place place;
        const auto topics = HelpPage::titles({});
        QCOMPARE(topics.size(), 14);
        for (const auto &[name, title] : topics) {
            place.page.show(name);
            QCOMPARE(place.page.topic(), name);
            QCOMPARE(place.list().currentIndex().data().toString(), title);
        }
        place.page.show(u"nowhere"_s);
        QCOMPARE(place.page.topic(), topics.last().first);
        place.page.show(u"more"_s);
        QCOMPARE(place.page.topic(), u"more"_s);
    }
    void everyLinkOnAPageLeadsToATopicOrAFilterThatCanBeRead()
    {
        QSet<QString> names;
        for (const auto &[name, title] : HelpPage::titles({}))
            names.insert(name);
        QStringList links;
        for (const text::HelpTopic &topic : text::helpTopics())
            links += linksOf(ui::topicHtml(topic));
        links += linksOf(ui::filterHtml());
        QVERIFY2(links.size() > 50, qPrintable(QString::number(links.size())));
        for (const QString &link : std::as_const(links)) {
            if (!link.startsWith(ui::filterScheme)) {
                QVERIFY2(names.contains(link), qPrintable(link));
                continue;
            }
            const auto parsed = filter::parse(filterOf(link));
            QVERIFY2(parsed.has_value(), qPrintable(filterOf(link)));
            QVERIFY2(parsed->unknownKeys.isEmpty(), qPrintable(filterOf(link)));
            QVERIFY(!parsed->node.matchesAll());
        }
    }
    void everyKeyOfTheLanguageStandsOnItsPage()
    {
        const QString html = ui::filterHtml();
        for (const filter::KeyInfo &info : filter::keys())
            QVERIFY2(html.contains(u'>' + info.word + u':'), info.word.data());
        for (const text::FilterExample &example : text::filterGrammar() + text::filterExamples())
            QVERIFY(filter::parse(example.filter).has_value());
    }
    void aFilterOnThePageIsAskedForAsItIsWritten()
    {
        Place place;
        place.page.show(u"filter"_s);
        const QSignalSpy asked(&place.page, &HelpPage::filterRequested);
        for (const text::FilterExample &example : text::filterGrammar() + text::filterExamples()) {
            const QString link = linksOf(ui::linkHtml(ui::filterScheme + example.filter, {})).first();
            emit place.text().anchorClicked(QUrl(link));
            QCOMPARE(asked.last().first().toString(), example.filter);
        }
    }
    void markedTextBecomesMarkupAndNothingElseDoes()
    {
        QCOMPARE(ui::inlineHtml(u"a <b> & *strong* `code<` [to *it*](anchors)"_s),
            u"a &lt;b&gt; &amp; <b>strong</b> <span class=\"code\">code&lt;</span> <a href=\"anchors\">to *it*</a>"_s);
        QCOMPARE(ui::inlineHtml(u"2 * 3 * 4"_s), u"2 * 3 * 4"_s);
        QCOMPARE(ui::plainText(u"`a` *b* [c](d)"_s), u"a b c"_s);
    }
    void theValuesAreThoseInForce()
    {
        Place place;
        place.page.show(u"values"_s);
        QVERIFY(place.text().toPlainText().contains(u"1 h 00 min or older"_s));
        QVERIFY(place.text().toPlainText().contains(u"up to 4"_s));
        lineage::RuleSet rules = *lineage::RuleSet::builtIn();
        rules.scenes[protocol::Scene::C2c].window.doomedFrom = core::Milliseconds(7 * 60'000);
        place.bot.take(bot::RulesChanged{rules});
        QVERIFY(place.text().toPlainText().contains(u"7 min 00 s or older"_s));
    }
    void whatWasLearnedIsProvedAndEnds()
    {
        using Kind = lineage::Lesson::Kind;
        const core::WallTime learned = core::fromMs(1'774'422'249'000);
        const lineage::RuleSet rules = lineage::withLessons(*lineage::RuleSet::builtIn(),
            {{Kind::CountAtLeast, protocol::Scene::C2c, 5, 17, learned, learned + lineage::lessonLife},
                {Kind::SharedUse, protocol::Scene::Group, 0, 18, learned, learned + lineage::lessonLife}},
            learned);
        const QString html = ui::valuesHtml(rules, true);
        QVERIFY(html.contains(u"up to 5"_s));
        QVERIFY(html.contains(u"5 replies on one anchor were accepted"_s));
        QVERIFY(html.contains(u"another program spends its replies too"_s));
        QVERIFY(linksOf(html).contains(u"filter:attempt%3A17"_s));
        QVERIFY(linksOf(html).contains(u"filter:attempt%3A18"_s));
        const QDate day = QDateTime::fromMSecsSinceEpoch(core::toMs(learned)).date();
        QVERIFY(html.contains(day.toString(Qt::ISODate)));
        QVERIFY(html.contains(
            QDateTime::fromMSecsSinceEpoch(core::toMs(learned + lineage::lessonLife)).date().toString(Qt::ISODate)));
    }
    void withoutABotThePublishedValuesStandThere()
    {
        Place place(false);
        place.page.show(u"values"_s);
        QVERIFY(place.text().toPlainText().contains(u"No bot runs here"_s));
        QVERIFY(place.text().toPlainText().contains(u"1 h 00 min or older"_s));
    }
    void aSourceIsOpenedInTheBrowserAndOnlyByAClick()
    {
        Browser browser;
        QDesktopServices::setUrlHandler(u"https"_s, &browser, "open");
        Place place;
        place.page.show(u"values"_s);
        QCOMPARE(browser.opened.size(), 0);
        QStringList links;
        for (const QString &link : linksOf(ui::valuesHtml(*lineage::RuleSet::builtIn(), true))) {
            if (link.startsWith(u"https"_s))
                links.append(link);
        }
        QVERIFY(links.size() >= 8);
        emit place.text().anchorClicked(QUrl(links.first()));
        QDesktopServices::unsetUrlHandler(u"https"_s);
        QCOMPARE(browser.opened, QList<QUrl>{QUrl(links.first())});
    }
    void aSearchLeavesTheTopicsThatHaveItsWords()
    {
        Place place;
        QVERIFY(QTest::qWaitForWindowActive(&place.page));
        const qsizetype all = place.titles().size();
        place.search().setText(u"REFIDX"_s);
        QCOMPARE(place.titles(), QStringList{u"msg_id"_s});
        place.search().setText(u"take over agent"_s);
        QCOMPARE(place.titles(), QStringList{u"Turn, agent, take over"_s});
        place.search().setText(u"40034024"_s);
        QVERIFY(place.titles().contains(u"Error codes"_s));
        place.search().setText(u"no such word"_s);
        const auto *nothing = place.page.findChild<QWidget *>(u"noTopic"_s);
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->accessibleName(), u"No topic matches"_s);
        nothing->findChild<QAbstractButton *>(u"emptyAction"_s)->click();
        QCOMPARE(place.titles().size(), all);
        QVERIFY(place.search().hasFocus());
    }
    void enterInTheSearchOpensTheFirstThatWasFound()
    {
        Place place;
        QVERIFY(QTest::qWaitForWindowActive(&place.page));
        place.search().setFocus();
        QTest::keyClicks(&place.search(), u"dismiss"_s);
        QTest::keyClick(&place.search(), Qt::Key_Return);
        QCOMPARE(place.page.topic(), u"undelivered"_s);
        QVERIFY(place.list().hasFocus());
        QTest::keyClick(&place.list(), Qt::Key_Return);
        QVERIFY(place.text().hasFocus());
        place.page.show(u"anchors"_s); // the search hides it
        QVERIFY(place.search().text().isEmpty());
    }
    void theListsHoldWhatTheySay()
    {
        JournalFixture journal;
        ui::CodeModel codes(*journal.services().catalogue);
        const QAbstractItemModelTester codesTester(&codes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int all = codes.rowCount();
        QCOMPARE(all, int(journal.services().catalogue->entries().size()));
        codes.setSearch(u"40034024"_s);
        QCOMPARE(codes.rowCount(), 1);
        QCOMPARE(codes.filterOf(0), u"code:40034024"_s);
        codes.setSearch(u"4009"_s);
        QCOMPARE(codes.filterOf(0), u"close:4009"_s); // of the gateway
        codes.setSearch(u"锚点 消息"_s);
        codes.setSearch(u"nothing at all like it"_s);
        QCOMPARE(codes.rowCount(), 0);
        codes.retranslate();
        codes.setSearch({});
        QCOMPARE(codes.rowCount(), all);

        ui::TopicModel topics;
        const QAbstractItemModelTester topicsTester(&topics, QAbstractItemModelTester::FailureReportingMode::QtTest);
        topics.setTopics({{{}, u"A"_s, {}}, {u"a"_s, u"a"_s, {}}, {{}, u"B"_s, {}}, {u"b"_s, u"b"_s, {}}});
        QCOMPARE(topics.rowCount(), 4);
        topics.setFound(QSet<QString>{u"b"_s});
        QCOMPARE(topics.rowCount(), 2); // and no caption over nothing
        QCOMPARE(topics.at(0).title, u"B"_s);
        topics.setFound(QSet<QString>{});
        QCOMPARE(topics.rowCount(), 0);

        ui::KeyModel keys;
        const QAbstractItemModelTester keysTester(&keys, QAbstractItemModelTester::FailureReportingMode::QtTest);
        keys.setLines(ui::keyLines({}));
        QVERIFY(keys.rowCount() > ui::commandCount);
        keys.setLines(ui::keyLines({{u"x"_s, u"Ctrl 1"_s}}));
    }
    void aCodeLeadsToTheRowsThatHaveIt()
    {
        Place place;
        QVERIFY(QTest::qWaitForWindowActive(&place.page));
        place.page.show(u"codes"_s);
        auto *search = place.page.findChild<QLineEdit *>(u"codeSearch"_s);
        auto *table = place.page.findChild<QTableView *>(u"codeTable"_s);
        auto *button = place.page.findChild<QPushButton *>(u"filterByCode"_s);
        QVERIFY(!button->isEnabled());
        const QSignalSpy asked(&place.page, &HelpPage::filterRequested);
        search->setFocus();
        QTest::keyClicks(search, u"40034128"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(table->hasFocus());
        QVERIFY(button->isEnabled());
        button->click();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked.last().first().toString(), u"code:40034128"_s);
        search->setText(u"zzz"_s);
        const auto *nothing = place.page.findChild<QWidget *>(u"noCode"_s);
        QVERIFY(nothing->isVisible());
        QVERIFY(!button->isEnabled());
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QVERIFY(table->isVisible());
    }
    void theSheetOfKeysShowsThoseInForce()
    {
        ui::KeyMap::current().setMemory(nullptr);
        Place place;
        place.page.show(u"keys"_s);
        const auto *list = place.page.findChild<QListView *>(u"keyList"_s);
        const auto said = [list] {
            QStringList all;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                all.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
            return all;
        };
        QVERIFY(said().contains(u"Conversations, Ctrl 1"_s));
        QVERIFY(said().contains(u"Find, Ctrl F"_s));
        QVERIFY(said().contains(u"Follow the newest row, f"_s));
        for (int i = 0; i < ui::commandCount; ++i)
            QVERIFY(!said().filter(ui::commandName(ui::Command(i))).isEmpty());
        ui::KeyMap::current().setKey(ui::Command::Follow, Qt::Key_T);
        ui::KeyMap::current().setKey(ui::Command::Mark, {});
        QVERIFY(said().contains(u"Follow the newest row, t"_s));
        QVERIFY(said().contains(u"Mark the row, or take the mark off, no key"_s));
        ui::KeyMap::current().reset();
        const QSignalSpy asked(&place.page, &HelpPage::keysRequested);
        place.page.findChild<QPushButton *>(u"changeKeys"_s)->click();
        QCOMPARE(asked.count(), 1);
    }
    void colourAndLanguageChangeWhereTheReaderIs()
    {
        Place place;
        place.page.show(u"anchors"_s);
        const QString light = place.text().toHtml();
        ui::applyTheme(*qApp, ui::Theme::night());
        QVERIFY(place.text().toHtml() != light);
        ui::applyTheme(*qApp, ui::Theme::light());
        QTranslator chinese;
        QVERIFY(chinese.load(u":/i18n/qbc_zh_CN"_s));
        QCoreApplication::installTranslator(&chinese);
        QCoreApplication::sendPostedEvents();
        place.page.show(u"values"_s);
        QVERIFY(place.text().toPlainText().contains(u"消息概览：60 分钟"_s));
        place.page.show(u"codes"_s);
        const auto *table = place.page.findChild<QTableView *>(u"codeTable"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"成功"_s);
        QCoreApplication::removeTranslator(&chinese);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(place.page.topic(), u"codes"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"Success"_s);
    }
};

QTEST_MAIN(tst_HelpPage)
#include "tst_helppage.moc"
