import * as echarts from 'echarts/core';
import {LineChart, BarChart, ScatterChart, GraphChart, HeatmapChart, BoxplotChart, PieChart, CustomChart} from 'echarts/charts';
import {GridComponent, TooltipComponent, LegendComponent, VisualMapComponent, DataZoomComponent, MarkLineComponent, MarkPointComponent, CalendarComponent, AriaComponent, TitleComponent, DatasetComponent} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';
echarts.use([LineChart, BarChart, ScatterChart, GraphChart, HeatmapChart, BoxplotChart, PieChart, CustomChart, GridComponent, TooltipComponent, LegendComponent, VisualMapComponent, DataZoomComponent, MarkLineComponent, MarkPointComponent, CalendarComponent, AriaComponent, TitleComponent, DatasetComponent, SVGRenderer]);
window.echarts = echarts;
