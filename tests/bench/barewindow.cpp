#include "tests/bench/firstpaint.h"

#include <QApplication>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>

namespace {

constexpr int rows = 40; // fills the window
constexpr int columns = 10;

} // namespace

/// The reference of a cold start. Argument: when it was started, CLOCK_MONOTONIC in nanoseconds.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const bench::FirstPaint paint(application, argc > 1 ? QByteArray(argv[1]).toLongLong() : 0);
    QMainWindow window;
    QStandardItemModel model(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            model.setItem(row, column, new QStandardItem(QString::number(row * columns + column)));
    }
    QTableView table;
    table.setModel(&model);
    window.setCentralWidget(&table);
    window.resize(1440, 900); // as the program's window
    window.show();
    const int code = QApplication::exec();
    window.takeCentralWidget(); // its owner is this function
    return code;
}
