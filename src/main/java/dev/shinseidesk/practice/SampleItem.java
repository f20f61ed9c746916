package dev.shinseidesk.practice;

/**
 * One item of a sample's form.
 *
 * @param id item id of the catalogue, e.g. F010
 * @param name 項目名
 * @param value as filed; may be empty
 */
public record SampleItem(String id, String name, String value) {}
